/** A text whose log holds what no client of ours writes, on the shipped server: its pages answer and show the rest. */
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { elementWith, HOSTILE_IDS, HOSTILE_WORDS } from "../support/nonsense.ts";
import { ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { textLink } from "../support/visits.ts";

const data = scratchFolder();
const server = ownServer(Number(process.env.TEST_PORT || 3987) + 5, {}, data);

test.beforeAll(() => server.start());
test.afterAll(() => server.close());

const PAGES = [
  "",
  "/projector",
  "/compare?from=n-1&to=now",
  "/drafts",
  "/clauses",
  "/positions",
  "/amendments",
];
const OTHERS = ["/comments", "/languages", "/decision", "/trail", "/decision/projector", "/projector/remote"];
/** What a page says that left something out. */
const LEFT_OUT = /\d+ things? in this text could not be read and (was|were) left out/;
const SILENT = ["/drafts"];

/** Directly into the log: the whole state of a fresh document depends on nothing, so it can be added anywhere. */
async function append(sheet: string, ...updates: Uint8Array[]): Promise<void> {
  const client = new pg.Client({ host: path.join(data, "postgres"), user: "postgres", database: "postgres" });
  await client.connect();
  for (const bytes of updates)
    await client.query(
      `WITH moved AS (UPDATE sheet SET head = head + 1, gate = gate + 1 WHERE id = $1 RETURNING head)
       INSERT INTO change (sheet_id, n, bytes) SELECT $1, head, $2 FROM moved`,
      [sheet, Buffer.from(bytes)],
    );
  await client.end();
}

function nonsense(): Uint8Array {
  const doc = new Y.Doc();
  const clauses = [
    ...HOSTILE_IDS.map((id) => elementWith({ id, kind: "operative" }, "Under an id of nobody's")),
    ...HOSTILE_WORDS.map((words, at) => elementWith({ id: `c90${at}`, kind: "operative" }, words)),
    elementWith({ id: "c910", kind: "action", due: "9999-99-99", starts: "soon", onclick: "x" }, "Build"),
    elementWith({ id: "c911", kind: "action", level: -1, variant: 7 }, "Build again"),
  ];
  doc.getXmlFragment(FRAGMENT).insert(0, clauses as never);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

test("T115 pages of a text with nonsense in its log are answered, and say how much was left out", async ({
  browser,
}, info) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.request.post(`${server.address}/sign-in`, { form: { demo: "chair@plenary.example" } });
  await page.goto(`${server.address}/dashboard`);
  const text = `${server.address}${await textLink(page).getAttribute("href")}`;
  const before = await page.request.get(`${text}/projector`);
  expect(await before.text()).not.toMatch(LEFT_OUT);
  const client = new pg.Client({ host: path.join(data, "postgres"), user: "postgres", database: "postgres" });
  await client.connect();
  const id = new URL(text).pathname.split("/").at(-1);
  const { rows } = await client.query("SELECT id FROM sheet WHERE text_id = $1 AND kind = 'main'", [id]);
  await client.end();
  await append(rows[0].id, nonsense(), new Uint8Array([250, 251, 252]), nonsense());
  for (const at of [...PAGES, ...OTHERS]) {
    const answer = await page.request.get(text + at);
    expect(answer.status(), at || "the text").toBe(200);
    if (PAGES.includes(at) && !SILENT.includes(at)) expect(await answer.text(), at).toMatch(LEFT_OUT);
  }
  // Without JavaScript nobody opens the text live: the server removes unknown content as soon as somebody does.
  const plain = await browser.newContext({
    ...{ locale: "en-GB", javaScriptEnabled: false, storageState: await context.storageState() },
  });
  const still = await plain.newPage();
  for (const [name, width] of [
    ["wide", 1440],
    ["narrow", 390],
  ] as const) {
    await still.setViewportSize({ width, height: 900 });
    for (const at of ["/positions", "/projector"]) {
      await still.goto(text + at);
      await expect(still.getByText(LEFT_OUT)).toBeVisible();
      await still.screenshot({ path: info.outputPath(`${at.slice(1)}-${name}.png`) });
    }
  }
  await plain.close();
  await context.close();
});
