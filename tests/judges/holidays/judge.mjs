// One calendar asked for its public holidays; it has no count of working days, so they are counted here.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Holidays from "date-holidays";

const out = process.argv[2];
const asked = JSON.parse(readFileSync(join(out, "asked.json"), "utf8"));
const calendar = new Holidays("NO");
const DAY = 86_400_000;

const years = {};
const free = new Set();
for (let year = asked.first; year <= asked.last; year += 1) {
  const found = calendar.getHolidays(year).filter((each) => each.type === "public");
  years[year] = [...new Set(found.map((each) => each.date.slice(0, 10)))].sort();
  years[year].forEach((day) => free.add(day));
}
const text = (at) => new Date(at).toISOString().slice(0, 10);
const works = (at) => ![0, 6].includes(new Date(at).getUTCDay()) && !free.has(text(at));

let days = "";
for (let at = Date.UTC(asked.first, 0, 1); at <= Date.UTC(asked.last, 11, 31); at += DAY) days += works(at) ? "1" : "0";

const spans = asked.spans.map(([anchor, number]) => {
  let at = Date.parse(`${anchor}T00:00:00Z`);
  for (let left = Math.abs(number); left > 0; left -= works(at) ? 1 : 0) at += Math.sign(number) * DAY;
  return text(at);
});

const { version } = createRequire(import.meta.url)("date-holidays/package.json");
const said = { [`date-holidays ${version}`]: { years, days, spans } };
writeFileSync(join(out, "node.answers.json"), JSON.stringify(said));
