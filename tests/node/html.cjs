/*
 * Is a page sound HTML 5, and within reach of readers who listen?
 *
 *	node html.cjs FILE...
 */
"use strict";
const fs = require("node:fs");
const { HtmlValidate } = require("html-validate");

const check = new HtmlValidate({
	root: true,
	extends: ["html-validate:standard", "html-validate:a11y",
	    "html-validate:document"],
	rules: {
		/* The label leads to the box; a screen reader hears it once. */
		"void-style": ["error", { style: "omit" }],
		/* The text of a heading begins as the definition has it. */
		"long-title": "off",
		"no-trailing-whitespace": "off",
		/* The page has no network to take a script from. */
		"require-sri": "off",
	},
});
let bad = 0;

for (const file of process.argv.slice(2)) {
	const page = fs.readFileSync(file, "utf8");
	const report = check.validateStringSync(page, file);

	for (const r of report.results)
		for (const m of r.messages) {
			console.error(`${file}:${m.line}:${m.column}: ` +
			    `${m.message} [${m.ruleId}]`);
			bad++;
		}
}
process.exit(bad > 0 ? 1 : 0);
