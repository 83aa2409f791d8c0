/*
 * What movant writes as JSON, held against the tables below, which are those of
 * the manual: no member more, none less, each of its type.
 *
 *	node json.cjs checklist|triage|manifest FILE [TEXT]
 *
 * TEXT must stand in some text of the file, as it is.
 */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");

const [kind, file, wanted] = process.argv.slice(2);
const texts = [];

const text = (x, at) => {
	assert.equal(typeof x, "string", at);
	assert(x.length > 0, `${at} is empty`);
	texts.push(x);
};
const flag = (x, at) => assert.equal(typeof x, "boolean", at);
const whole = (x, at) => assert(Number.isInteger(x), at);
const pattern = (re) => (x, at) => {
	text(x, at);
	assert(re.test(x), `${at}: ${x}`);
};
const day = (x, at) => {
	pattern(/^\d{4}-\d\d-\d\d$/)(x, at);
	assert.equal(new Date(`${x}T00:00:00Z`).toISOString().slice(0, 10), x);
};
const url = (x, at) => {
	text(x, at);
	assert(/^https?:$/.test(new URL(x).protocol), `${at}: ${x}`);
};
const one = (...words) => (x, at) =>
	assert(words.includes(x), `${at}: ${JSON.stringify(x)}`);
const maybe = (f) => (x, at) => x === null || f(x, at);
const list = (f) => (x, at) => {
	assert(Array.isArray(x), at);
	x.forEach((y, i) => f(y, `${at}[${i}]`));
};
const object = (members) => (x, at) => {
	assert(x !== null && typeof x === "object" && !Array.isArray(x), at);
	assert.deepEqual(Object.keys(x), Object.keys(members), at);
	for (const k of Object.keys(members))
		members[k](x[k], `${at}.${k}`);
};
const both = (key, f) => ({ [key]: f, [`${key}_es`]: f });

const source = object({
	id: pattern(/^[a-z0-9.-]+$/), cite: maybe(text), title: text,
	url: maybe(url), checked: maybe(day),
	confidence: one("official", "secondary"),
});

const date = object({
	kind: one("by", "not-before", "on"), day: maybe(day),
	better: maybe(day), from: maybe(day), event: text,
	topic: maybe(text), service: maybe(text), rolled: flag, closed: flag,
	confirm: flag,
	period: maybe(object({
		number: whole,
		unit: one("hours", "days", "court-days", "weeks", "months",
		    "years"),
		direction: one("before", "after"),
	})),
	count: list(object(both("words", text))),
	rule: maybe(source), counting: maybe(source), holidays: maybe(source),
});

const step = object({
	id: text,
	who: one("you", "advocate", "server", "clerk", "court", "judge",
	    "agency"),
	...both("who_words", text), ...both("title", text),
	...both("body", maybe(text)), ...both("where", maybe(text)),
	...both("due", maybe(text)), ...both("why", maybe(text)),
	...both("law", maybe(text)), date: maybe(date),
	ground: one("plain", "official", "confirm", "ask"),
	sources: list(source), guidance: list(pattern(/^G-\d+$/)),
	maybe: flag, unanswered: list(text),
});

const checklist = object({
	schema: one("movant-checklist/2"), ...both("title", text),
	filing: maybe(text), role: maybe(text), order: maybe(text),
	jurisdiction: text, law: text, made: day,
	alerts: list(object({
		kind: one("past", "closed", "missed", "soon", "wait",
		    "event"),
		day: day, ...both("words", text),
	})),
	phases: list(object({
		id: text, ...both("title", text), steps: list(step),
	})),
});

const form = object({
	number: maybe(text), title: text, url: maybe(url),
	only_this_form: flag, confirm: flag,
	confidence: maybe(one("official", "secondary")),
	source: maybe(source),
});

const reason = object({
	gate: text,
	weight: one("refused", "may-apply", "may-matter", "confirm", "caution",
	    "choice"),
	confirm: flag, ...both("because", text),
	...both("instead", maybe(text)), blanks: list(text),
	source: maybe(source),
});

const triage = object({
	schema: one("movant-triage/2"), jurisdiction: text,
	filings: list(object({
		id: text, ...both("title", text),
		state: one("open", "official-form", "cannot-say", "not-open"),
		official_form: maybe(form),
		form_says: maybe(object({
			...both("words", text), confirm: flag, source: source,
		})),
		reasons: list(reason),
	})),
});

/* Only the members that law stands behind. */
const manifest = (x, at) => {
	one("movant-manifest/2")(x.schema, at);
	if ("official_form" in x)
		form(x.official_form, `${at}.official_form`);
	for (const w of x.warnings) {
		text(w.message, at);
		if (!("gate" in w))
			continue;
		text(w.gate, at);
		flag(w.confirm, at);
		maybe(source)(w.source, at);
		assert.equal(w.confirm, w.source !== null &&
		    w.source.confidence === "secondary", w.gate);
		if (w.confirm)
			assert(w.hint.includes("Confirm with the clerk"));
	}
};

/* What rests on no official source refuses nothing and is to be confirmed. */
const just = (t) => {
	for (const f of t.filings) {
		for (const r of f.reasons) {
			assert.equal(r.confirm, r.source !== null &&
			    r.source.confidence === "secondary", r.gate);
			if (r.weight === "refused")
				assert(!r.confirm, r.gate);
		}
		if (f.official_form !== null && f.official_form.confirm)
			assert(!f.official_form.only_this_form, f.id);
	}
};

/* What the members must say of one another. */
const sound = (plan) => {
	const steps = plan.phases.flatMap((p) => p.steps);

	assert(steps.length > 0);
	for (const s of steps) {
		const sure = s.sources.every((x) =>
		    x.confidence === "official");

		for (const k of ["title", "body", "where", "due", "why", "law"])
			assert.equal(s[k] === null, s[`${k}_es`] === null,
			    `${s.id}: ${k} in one language only`);
		if (s.ground === "official")
			assert(s.sources.length > 0 && sure, s.id);
		if (s.ground === "confirm") {
			assert(!sure, s.id);
			assert(/confirm/i.test(s.title + s.body + s.law),
			    s.id);
			assert(/conf[ií]rm/i.test(s.title_es + s.body_es +
			    s.law_es), s.id);
		}
		if (s.ground === "plain")
			assert.equal(s.sources.length, 0, s.id);
		if (s.date !== null && s.date.kind !== "on") {
			assert(s.date.period !== null, s.id);
			assert(s.date.count.length > 0, s.id);
			assert.equal(s.date.rule.confidence, "official");
		}
	}
};

const found = JSON.parse(fs.readFileSync(file, "utf8"));
const kinds = { checklist, triage, manifest };
kinds[kind](found, kind);
if (kind === "checklist")
	sound(found);
else if (kind === "triage")
	just(found);
if (wanted !== undefined)
	assert(texts.some((s) => s.includes(wanted)), `nowhere: ${wanted}`);
console.log(`${texts.length} texts`);
