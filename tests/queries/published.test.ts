import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function adopted(): Promise<void> {
  const { text } = await installation.text();
  const chair = installation.actor("chair");
  await installation.commands.issueDraft(chair, { text, name: "", note: "" });
  const seen = (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
  await installation.commands.openSigning(chair, { text, seen });
  for (const who of ["head.kz", "head.uz"])
    await installation.commands.sign(installation.actor(who), {
      text,
      seen,
      signatory: "Office",
      title: "Ombudsman",
    });
  expect(await installation.commands.adopt(chair, { text, seen })).toEqual({ ok: true });
}

test("P9 a forum of which nothing was adopted is not found; then it has its line of texts, the newest first", async () => {
  await installation.text();
  expect(await installation.queries.forum("forum")).toEqual({ ok: false, reason: "not-found" });
  await adopted();
  await adopted();
  const found = await installation.queries.forum("forum");
  if (!found.ok) throw new Error(found.reason);
  const [meeting] = found.forum.meetings;
  expect(meeting?.editions.map(({ slug, number, signatures }) => [slug, number, signatures])).toEqual([
    ["astana-2026-declaration-2", 1, 2],
    ["astana-2026-declaration", 1, 2],
  ]);
  expect(await installation.queries.forum("another")).toEqual({ ok: false, reason: "not-found" });
});

test("P9 what was adopted after a list was read stands in the next one", async () => {
  const before = await installation.queries.published();
  await adopted();
  const after = await installation.queries.published();
  expect(after.length).toBe(before.length + 1);
  expect(after.slice(1)).toEqual(before);
});
