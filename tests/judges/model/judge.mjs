// Lets the model live: seeded lives with every invariant on, lives of the same model with a fault in it, and claims that
// are false and must be refuted.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const out = process.argv[2];
const plan = JSON.parse(fs.readFileSync(path.join(out, "plan.json"), "utf8"));
const quint = path.resolve("node_modules/.bin/quint");
const INVARIANTS = [
  "nothingWithoutConsent", "neverTwo", "someoneAnswers", "rotationFair", "neverTwiceRunning", "withdrawalAlways",
  "endAlways", "endReachable",
];
const ready = (step) => ["--init=ready", `--step=${step}`, "--max-steps=25"];
const WITNESSES = ["shared", "ended", "again"];

// ITF says how a value was typed; a set, a list and a tuple are all lists to the reader.
const plain = (value) => {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plain);
  if ("#bigint" in value) return Number(value["#bigint"]);
  if ("#set" in value) return value["#set"].map(plain);
  if ("#tup" in value) return value["#tup"].map(plain);
  if ("#map" in value) return value["#map"].map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
};

const acts = new Map();
const number = (act) => {
  const key = JSON.stringify([act.fam, act.do, act.who, act.what, act.how]);
  if (!acts.has(key)) acts.set(key, acts.size);
  return acts.get(key);
};
const compact = (state) => ({
  s: plain(state.s), last: number(state.last), turns: plain(state.turns), cover: plain(state.cover),
  access: plain(state.access), yes: state.yes["#set"].map(number), no: state.no["#set"].map(number),
});

const run = (folder, args) => new Promise((resolve) => {
  const child = spawn(quint, ["run", "life.qnt", "--backend=typescript", "--verbosity=1", ...args], { cwd: folder });
  let said = "";
  child.stdout.on("data", (part) => (said += part));
  child.stderr.on("data", (part) => (said += part));
  child.on("close", (code) => resolve({ code, said }));
});

const fresh = (name, fault) => {
  const folder = path.resolve(name);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  for (const file of ["guideline.qnt", "life.qnt"]) {
    const text = fs.readFileSync(file, "utf8");
    fs.writeFileSync(path.join(folder, file), text.replace('pure val FAULT = "none"', `pure val FAULT = "${fault}"`));
  }
  return folder;
};

const lives = async (folder, seed, traces, how, target, claims) => {
  const answer = await run(folder, [
    `--seed=${seed}`, `--max-samples=${traces}`, `--n-traces=${traces}`, ...how, "--out-itf=t{seq}.itf.json",
    ...(claims.length ? ["--invariants", ...claims, "--witnesses", ...WITNESSES] : []),
  ]);
  const files = fs.readdirSync(folder).filter((each) => each.endsWith(".itf.json")).sort();
  const lines = [];
  for (const file of files) {
    const trace = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
    lines.push(JSON.stringify({ seed, file, states: trace.states.map(compact) }));
    fs.rmSync(path.join(folder, file));
  }
  fs.appendFileSync(target, lines.map((line) => line + "\n").join(""));
  const met = Object.fromEntries(WITNESSES.map((name) => {
    const found = answer.said.match(new RegExp(`${name} was witnessed in (\\d+) trace`));
    return [name, found ? Number(found[1]) : 0];
  }));
  return { code: answer.code, said: answer.said, met, traces: files.length };
};

const answers = { batches: [], faults: {}, refuted: {} };
const jobs = [
  ...plan.batches.map((batch) => async () => {
    const folder = fresh(`right-${batch.seed}`, "none");
    const target = path.join(out, `lives-${batch.seed}.jsonl`);
    answers.batches.push({ ...batch, ...(await lives(folder, batch.seed, batch.traces, [`--max-steps=${batch.steps}`], target, INVARIANTS)) });
  }),
  ...Object.entries(plan.faults).map(([fault, { claim, step }]) => async () => {
    const folder = fresh(`fault-${fault}`, fault);
    const target = path.join(out, `fault-${fault}.jsonl`);
    const lived = await lives(folder, plan.fault_seed, plan.fault_traces, ready(step), target, []);
    // The model's own claim must fall, too.
    const claimed = await run(folder, [...ready(step), `--seed=${plan.fault_seed}`, "--max-samples=100", "--invariants", claim]);
    answers.faults[fault] = { claim, traces: lived.traces, refuted: claimed.code === 1 && claimed.said.includes("iolation") };
  }),
  async () => {
    const folder = fresh("false", "none");
    const claimed = await run(folder, [...ready("meet"), `--seed=${plan.fault_seed}`, "--max-samples=100", "--invariants", "neverShared"]);
    answers.refuted.neverShared = claimed.code === 1 && claimed.said.includes("iolation");
  },
];
const work = async () => { while (jobs.length) await jobs.shift()(); };
await Promise.all([work(), work()]);
answers.acts = [...acts.keys()].map((key) => JSON.parse(key));
answers.invariants = INVARIANTS;
answers.witnesses = WITNESSES;
fs.writeFileSync(path.join(out, "quint.json"), JSON.stringify(answers, null, 1));
for (const batch of answers.batches.filter((each) => each.code !== 0)) console.error(batch.said);
if (answers.batches.some((batch) => batch.code !== 0)) process.exit(1);
