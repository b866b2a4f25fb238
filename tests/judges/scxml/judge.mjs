// The documents run step by step in SCION; this file knows nothing of the library.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import scxml from "@scion-scxml/scxml";

const out = process.argv[2];
const given = JSON.parse(readFileSync(join(out, "steps.json"), "utf8"));
const read = promisify(scxml.documentStringToModel);

function run(model, steps) {
  // Without a registry of its own, every machine is kept for as long as the process lives.
  const machine = new scxml.core.Statechart(model, { sessionRegistry: new Map() });
  let taken = 0;
  machine.on("onTransition", () => (taken += 1));
  machine.start();
  return steps.map((name) => {
    const before = taken;
    const states = machine.gen({ name });
    if (states.length !== 1) throw new Error(`${states.length} states at once`);
    return [states[0], taken > before];
  });
}

const answers = [];
for (const { document, suite } of given.runs) {
  const model = await read(document, readFileSync(join(out, document), "utf8"));
  const prepared = await promisify(model.prepare.bind(model))();
  answers.push(given.suites[suite].map((steps) => run(prepared, steps)));
}
const { version } = createRequire(import.meta.url)("@scion-scxml/scxml/package.json");
writeFileSync(join(out, "node.answers.json"), JSON.stringify({ engine: `SCION ${version}`, answers }));
