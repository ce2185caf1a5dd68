/**
 * Two real drafts of the General Assembly with their real amendments, entered as amendments and accepted: the result is
 * the text in the record.
 */
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import {
  beginText,
  leave,
  openDeciding,
  propose,
  release,
  reword,
  type Screen,
  screen,
  sit,
} from "../support/negotiation.ts";
import { test } from "../support/visits.ts";

interface Side {
  title: string;
  formula: string;
  preambular: string[];
  operative: { text: string }[];
}

interface Case {
  draft: Side;
  instructions: { action: string; part: "preambular" | "operative"; paragraphs: number[]; find?: string }[];
  result: Side;
}

function read(name: string): Case {
  return JSON.parse(readFileSync(new URL(`../fixtures/amendments/${name}.json`, import.meta.url), "utf8"));
}

/** As a secretariat has it: preamble, then numbered paragraphs. */
function asWords({ formula, preambular, operative }: Side): string {
  return [formula, ...preambular, ...operative.map(({ text }, at) => `${at + 1}. ${text}`)].join("\n\n");
}

/** The mark at the end of a paragraph depends on its position and is not negotiated. */
const open = (words: string) => words.replace(/[;,.]$/, "");

const linesOf = ({ preambular, operative }: Side) =>
  [...preambular, ...operative.map(({ text }) => text)].map(open);

async function linesIn(page: Page): Promise<string[]> {
  const clauses = page.locator('.sheet-clause:is([data-kind="preambular"], [data-kind="operative"]) .words');
  return (await clauses.allTextContents()).map(open);
}

async function enter(kz: Screen, address: string, { draft, instructions }: Case): Promise<number> {
  await sit(kz, "head.kz", address);
  const { page } = kz;
  let made = 0;
  for (const { action, part, paragraphs, find = "" } of instructions)
    for (const number of paragraphs) {
      const label = `${part === "preambular" ? "PP" : "OP"}${number}`;
      if (action === "delete_paragraphs") {
        await propose(page, label, "Delete it");
        await release(page);
      } else {
        const paragraph = part === "preambular" ? draft.preambular : draft.operative.map(({ text }) => text);
        await reword(page, label, open(paragraph[number - 1] as string).replace(find, ""));
      }
      made++;
    }
  return made;
}

for (const name of ["c01", "c02"])
  test(`N58 the real case ${name}, entered as amendments and accepted, gives the recorded text`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const values = read(name);
    const [kz, chair] = [await screen(browser), await screen(browser)];
    const address = await beginText(kz, values.draft.title, asWords(values.draft));
    await sit(chair, "chair", address);
    await expect(chair.page.locator(".sheet-clause").first()).toBeVisible();
    expect(await linesIn(chair.page)).toEqual(linesOf(values.draft));
    const made = await enter(kz, address, values);
    for (let at = 0; at < made; at++) {
      await openDeciding(chair.page, address, "Kazakhstan");
      await chair.page.locator("button[value=accept]").click();
      await expect(chair.page.locator('.amendment[data-state="accepted"]')).toBeVisible();
    }
    await expect(async () => expect(await linesIn(kz.page)).toEqual(linesOf(values.result))).toPass();
    await leave(kz, chair);
  });
