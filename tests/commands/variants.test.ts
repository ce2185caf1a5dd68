/** Variants from the sheet to the text that is hashed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Clause, FrozenText } from "#domain/text/index.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { clause } from "../support/texts.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function issued(clauses: Clause[]): Promise<FrozenText> {
  const { text } = await installation.text(clauses);
  const done = await installation.commands.issueDraft(installation.actor("chair"), {
    text,
    name: "",
    note: "",
  });
  expect(done).toMatchObject({ ok: true });
  return JSON.parse((await installation.store.texts.draft(text, 1))?.canonical ?? "");
}

const [first, second] = [clause("operative", "Decide", 0, "c1"), clause("operative", "Agree", 0, "c2")];

test("T61 a draft names whose variant a clause is, in the form and with the numbering that know of it", async () => {
  const text = await issued([first, { ...second, variant: "c1" }]);
  expect(text).toMatchObject({ form: "plenary-text@2", numbering: "2" });
  expect(text.clauses[1]).toMatchObject({ id: "c2", variant: "c1" });
});

test("T63 a variant of a clause that is gone is issued as a clause like others, in the first form", async () => {
  const text = await issued([first, { ...second, variant: "gone" }]);
  expect(text).toMatchObject({ form: "plenary-text@1", numbering: "1" });
  expect(text.clauses[1]).not.toHaveProperty("variant");
});
