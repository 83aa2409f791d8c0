/* Digital signatures: what they cover, and who signed (not whether truly). */
#include "verify/verify_int.h"

/* One value of DER. */
struct der {
	int		 tag;
	const unsigned char *at;
	size_t		 len;
};

/* Take the value at the front of in; false when there is none. */
static bool
take(struct der *in, struct der *out)
{
	size_t head = 2, len;

	if (in->len < 2)
		return false;
	len = in->at[1];
	if (len > 128) {
		size_t n = len - 128;

		if (n > 4 || in->len < 2 + n)
			return false;
		len = 0;
		for (size_t i = 0; i < n; i++)
			len = len << 8 | in->at[2 + i];
		head += n;
	}
	if (len > in->len - head)
		return false;
	*out = (struct der){ in->at[0], in->at + head, len };
	in->at += head + len;
	in->len -= head + len;
	return true;
}

/* ContentInfo { OID, [0] SignedData { version, digests, content, ... } } */
static bool
sound_pkcs7(const struct verify_obj *contents)
{
	struct der in = { 0, (const unsigned char *)contents->text,
	    contents->len }, x, part;
	bool certificate = false;
	int signers = 0;

	if (!take(&in, &x) || x.tag != 0x30)
		return false;
	in = x;
	if (!take(&in, &x) || !take(&in, &x) || x.tag != 0xa0)
		return false;
	in = x;
	if (!take(&in, &x) || x.tag != 0x30)
		return false;
	in = x;
	for (int i = 0; i < 3; i++)
		if (!take(&in, &x))
			return false;
	while (take(&in, &x)) {
		if (x.tag == 0xa0)
			certificate = x.len > 0;
		while (x.tag == 0x31 && take(&x, &part))
			signers++;
	}
	return certificate && signers == 1;
}

static bool
covers_all(struct verify *v, const struct verify_obj *range)
{
	long long at[4];

	for (size_t i = 0; i < 4; i++) {
		const struct verify_obj *o = verify_item(v, range, i);

		if (o->kind != VERIFY_INT || o->integer < 0 ||
		    o->integer > (long long)v->len)
			return false;
		at[i] = o->integer;
	}
	return range->len == 4 && at[0] == 0 && at[2] > at[1] &&
	    at[2] + at[3] == (long long)v->len && v->bytes[at[1]] == '<' &&
	    v->bytes[at[2] - 1] == '>';
}

void
verify_signature(struct verify *v, const struct verify_obj *sig)
{
	const char *where = verify_where(v, sig, 0);

	if (!verify_is_dict(sig))
		return;
	if (!covers_all(v, verify_get(v, sig, "ByteRange")))
		verify_fail(v, VERIFY_SIGNATURE_RANGE, where,
		    "a signature does not cover the whole file");
	if (!sound_pkcs7(verify_get(v, sig, "Contents")))
		verify_fail(v, VERIFY_SIGNATURE_FORM, where,
		    "a signature has not one signer and a certificate");
}
