/*
 * What calendar programs make of calendar.ics: two parsers that know nothing of
 * movant, held against the days of the same checklist as JSON.
 *
 *	node ics.cjs FILE.ics FILE.json PLACE TIME NEUTRAL
 */
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const ical = require("node-ical");

const [file, plan, place, time, neutral] = process.argv.slice(2);
const bytes = fs.readFileSync(file);
const text = bytes.toString("utf8");
const list = JSON.parse(fs.readFileSync(plan, "utf8"));
const steps = list.phases.flatMap((p) => p.steps);

/* Lines end in CR LF, are folded at 75 octets, never inside a character. */
assert(bytes.equals(Buffer.from(text, "utf8")), "not UTF-8");
assert(text.endsWith("END:VCALENDAR\r\n"));
assert(!/[^\r]\n|\r[^\n]/.test(text), "a line end is not CR LF");
let from = 0;
for (let at; (at = bytes.indexOf("\r\n", from)) >= 0; from = at + 2) {
	const line = bytes.subarray(from, at);
	assert(line.length <= 75, `${line.length} octets: ${line}`);
	assert(Buffer.from(line.toString("utf8")).equals(line),
	    `folded inside a character: ${line}`);
}
assert(!/^METHOD|^CATEGORIES|^ORGANIZER|^ATTENDEE|TZID/m.test(text));

/* The days that the list has, by kind and what they are about. */
const want = new Map();
for (const s of steps) {
	const d = s.date;
	if (d === null)
		continue;
	if (d.kind === "on" && d.day >= list.made)
		want.set(`on ${d.event}`, d.day);
	else if (d.day !== null && d.day >= list.made)
		want.set(`${d.kind} ${d.topic}`, d.day);
	if (d.kind !== "on" && d.better !== null && d.better >= list.made)
		want.set(`better ${d.topic}`, d.better);
}
const wanted = [...want.values()];
if (process.env.EXPIRES)
	wanted.push(process.env.EXPIRES);
wanted.sort();

async function main() {
	const ICAL = (await import("ical.js")).default;
	const top = new ICAL.Component(ICAL.parse(text));
	const events = top.getAllSubcomponents("vevent");
	const found = [], ids = new Set();
	let timed = 0;

	assert.strictEqual(top.getFirstPropertyValue("version"), "2.0");
	for (const e of events) {
		const get = (name) => e.getFirstPropertyValue(name);
		const start = get("dtstart");
		const alarms = e.getAllSubcomponents("valarm");
		const before = alarms.map((a) => {
			assert.strictEqual(
			    a.getFirstPropertyValue("action"), "DISPLAY");
			assert.strictEqual(
			    a.getFirstPropertyValue("description"),
			    get("summary"));
			return a.getFirstPropertyValue("trigger").toSeconds();
		});
		const hour = start.isDate ? 9 * 3600 : 0;
		const good = /^(Good|Buen)/.test(get("summary"));

		found.push(start.toString().slice(0, 10));
		assert(!ids.has(get("uid")), "an id comes twice");
		ids.add(get("uid"));
		assert.match(get("uid"), /^[0-9a-f]{40}@movant\.invalid$/);
		assert.deepStrictEqual(before, good ? [hour - 86400] :
		    [hour - 7 * 86400, hour - 86400]);
		assert.strictEqual(get("class"), "PRIVATE");
		assert.strictEqual(get("dtstamp").toString(),
		    `${list.made}T00:00:00Z`);
		if (neutral === "neutral")
			assert.match(get("summary"), new RegExp("^(Court date|" +
			    "Date to check|(First|Last|Good) day for papers|" +
			    "Fecha en el tribunal|Fecha por revisar|" +
			    "(Primer|Último|Buen) día para los documentos)$"));
		assert.doesNotMatch(get("description"),
		    /protec|violen|order|orden|abus/i);
		if (start.isDate)
			continue;
		timed++;
		assert.strictEqual(start.zone, ICAL.Timezone.localTimezone);
		assert.strictEqual(start.toString().slice(11, 16), time);
		assert.strictEqual(get("location"), place);
		assert.strictEqual(get("transp"), "OPAQUE");
	}
	assert.deepStrictEqual(found.sort(), wanted);
	assert.strictEqual(timed, time === "" ? 0 : 1);

	/* The other parser sees the same. */
	const other = Object.values(ical.sync.parseICS(text))
	    .filter((e) => e.type === "VEVENT");
	assert.deepStrictEqual(new Set(other.map((e) => e.uid)), ids);
	for (const e of other) {
		const p = (n) => String(n).padStart(2, "0");
		const day = `${e.start.getFullYear()}-` +
		    `${p(e.start.getMonth() + 1)}-${p(e.start.getDate())}`;
		assert(wanted.includes(day), day);
		if (e.datetype !== "date-time")
			continue;
		assert.strictEqual(`${p(e.start.getHours())}:` +
		    `${p(e.start.getMinutes())}`, time);
		/* It takes an escaped backslash before an n for a line end. */
		if (!place.includes("\\n"))
			assert.strictEqual(e.location, place);
	}
	console.log(`${events.length} events`);
}
main().catch((e) => {
	console.error(e.stack);
	process.exit(1);
});
