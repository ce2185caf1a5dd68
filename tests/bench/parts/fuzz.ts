/**
 * A client with a wider schema sends 10,000 random changes to a text that two honest people have open in a browser. Now
 * and then one of the two types; then both screens, the server and its pages must agree. The seed is printed: `npm run
 * bench -- fuzz --seed 7 --updates 2000` repeats the run.
 */
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { wordsOf } from "#domain/text/clause.ts";
import { readClauses } from "#server/store/log/text-at.ts";
import { browser } from "../../support/browser.ts";
import { mulberry } from "../../support/mulberry.ts";
import { Fuzzer } from "../crowd/fuzzer.ts";
import { now, pause } from "../crowd/type.ts";
import { people, start } from "../servers-started.ts";
import { printTarget } from "../table.ts";

const SHEET = "good";
const TEXT = `text-${SHEET}`;
const PATIENCE_MS = 20_000;
/** The number of changes between two checks. */
const ROUND = 500;

export async function benchFuzz(): Promise<void> {
  const { seed, updates } = asked();
  console.log(`\n${updates} changes of a client with a wider schema, seed ${seed}`);
  const server = await start("ours");
  const { writers } = await people();
  const chrome = await chromium.launch(browser());
  const honest = await Promise.all(
    writers.slice(0, 2).map(async (cookie) => visitor(await chrome.newContext(), server.at, cookie)),
  );
  const fuzzer = new Fuzzer({ at: server.at, sheet: SHEET }, writers.slice(10), mulberry(seed));
  const failures: string[] = [];
  const began = now();
  let looks = 0;
  for (let done = 0; done < updates; ) {
    for (const end = Math.min(updates, done + ROUND); done < end; done++) await fuzzer.step();
    await fuzzer.listen();
    const word = `honest${++looks}`;
    await type(honest[looks % 2] as Visitor, word);
    const found = await look(honest, fuzzer, server.at, word);
    failures.push(...found.map((failure) => `after ${done}: ${failure}`));
    console.log(`  after ${done}, ${fuzzer.tally.taken} taken: ${found.join(", ") || "as it should be"}`);
  }
  const seconds = (now() - began) / 1_000;
  for (const { errors, name } of honest) failures.push(...errors.map((error) => `${name}: ${error}`));
  fuzzer.leave();
  await chrome.close();
  await server.end();
  report(fuzzer, seconds, failures);
  printTarget(`two browsers beside ${updates} random changes: words, versions and pages as they should be`, {
    ratio: `${looks - new Set(failures.map((one) => one.split(":")[0])).size} of ${looks} looks`,
    target: `${looks} of ${looks}`,
    met: !failures.length,
  });
}

function asked(): { seed: number; updates: number } {
  const options = { seed: { type: "string" }, updates: { type: "string", default: "10000" } } as const;
  const { values } = parseArgs({ options, strict: false });
  return {
    seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    updates: Number(values.updates),
  };
}

interface Visitor {
  name: string;
  page: Page;
  context: BrowserContext;
  /** The errors that its page threw. */
  errors: string[];
}

async function visitor(context: BrowserContext, at: string, cookie: string): Promise<Visitor> {
  const [name, value] = cookie.split("=") as [string, string];
  await context.addCookies([{ name, value, url: `http://${at}` }]);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(`http://${at}/texts/${TEXT}`);
  await page.locator(EDITOR).waitFor({ timeout: PATIENCE_MS });
  return { name: value.slice(0, 6), page, context, errors };
}

const EDITOR = ".ProseMirror[contenteditable=true]";

/** At the end of the text, as a person types. */
async function type({ page }: Visitor, word: string): Promise<void> {
  await page.locator(EDITOR).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(` ${word}`);
}

async function look(honest: readonly Visitor[], fuzzer: Fuzzer, at: string, word: string): Promise<string[]> {
  const failures: string[] = [];
  const server = () => readClauses(fuzzer.mirror).map(wordsOf);
  const screens = () => Promise.all(honest.map(({ page }) => page.evaluate(wordsOnScreen, EDITOR)));
  const agree = async () => {
    const [theirs, all] = [server(), await screens()];
    return theirs.some((one) => one.includes(word)) && all.every((one) => same(one, theirs));
  };
  if (!(await within(agree)))
    failures.push(`the screens differ: ${await difference(server(), await screens())}`);
  const { context } = honest[0] as Visitor;
  const clause = readClauses(fuzzer.mirror).find((one) => wordsOf(one).includes(word))?.id ?? "";
  for (const path of [
    "",
    "/projector",
    "/decision/projector",
    "/clauses",
    "/drafts",
    "/amendments",
    "/comments",
    "/positions",
    "/compare",
  ]) {
    const answer = await context.request.get(`http://${at}/texts/${TEXT}${path}`);
    if (answer.status() >= 500) failures.push(`${path || "the text"} answers ${answer.status()}`);
  }
  const folded = async () => {
    const answer = await context.request.get(`http://${at}/texts/${TEXT}/clauses/${clause}`);
    return answer.ok() && (await answer.text()).includes(word);
  };
  if (!(await within(folded))) failures.push(`the versions of ${clause} lack ${word}`);
  return failures;
}

/** Runs in the page: the words of each clause as the editor has them, not as they are drawn. */
function wordsOnScreen(selector: string): string[] {
  const { editor } = document.querySelector(selector) as unknown as {
    editor: { state: { doc: { children: { textContent: string }[] } } };
  };
  return editor.state.doc.children.map((clause) => clause.textContent);
}

const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);

async function difference(server: readonly string[], screens: readonly string[][]): Promise<string> {
  return screens
    .map((one) => {
      const at = server.findIndex((words, i) => words !== one[i]);
      return `${one.length} of ${server.length} clauses, first at ${at}: ${JSON.stringify(one[at]?.slice(0, 80))} for ${JSON.stringify(server[at]?.slice(0, 80))}`;
    })
    .join("; ");
}

async function within(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = now() + PATIENCE_MS; now() < end; await pause(100)) if (await holds()) return true;
  return false;
}

function report({ tally }: Fuzzer, seconds: number, failures: readonly string[]): void {
  const refused = [...tally.closed].map(([code, count]) => `${count} closed with ${code}`).join(", ");
  console.log(`  ${tally.taken} taken, ${refused || "none refused"}, in ${seconds.toFixed(0)} s`);
  for (const [name, [taken, no]] of [...tally.kinds].sort())
    console.log(`    ${name.padEnd(28)}${String(taken).padStart(6)} taken${String(no).padStart(6)} refused`);
  for (const failure of failures) console.log(`  FAULT ${failure}`);
}
