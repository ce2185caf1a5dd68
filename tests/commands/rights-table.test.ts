/**
 * The rights table against a real installation: a person in each role tries each permission on a text in each phase, on
 * the page, at the socket's gate and with the command itself. All three must agree with the table.
 */
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPEN_TO, type Permission, ROLES, type Role, sideOf } from "#domain/rights/index.ts";
import { rightOf, SITUATIONS, type Situation } from "#domain/rights/table.ts";
import { admit } from "#server/realtime/gate.ts";
import { openRightsInstallation, type RightsInstallation } from "../support/rights-installation.ts";
import { commandsOn, type Tried } from "../support/tried.ts";

let rights: RightsInstallation;
beforeAll(async () => {
  rights = await openRightsInstallation();
}, 60_000);
afterAll(() => rights.installation.close());

/** Reasons that mean that the person may not, or not now; every other answer is about the input. */
const OF_RIGHT = ["not-your-role", "no-seat", "not-signed-in", "not-in-this-phase", "pen-with-chair"];
/** Other reasons for "not in this phase", where a command can be more exact. */
const LATER = ["already-done", "silence-over", "text-adopted", "text-closed", "no-corrigendum"];
/**
 * A person who may not see an amendment, or any amendment of a text, gets "not found": the answer does not show that
 * there is one.
 */
const OF_AMENDMENTS: readonly Permission[] = [
  ...(["suggest-amendment", "release-amendment", "withdraw-amendment", "cosponsor-amendment"] as const),
  ...(["propose-outcome", "answer-outcome", "decide-amendment"] as const),
];

/** A guest uses the same command to open the draft of a suggestion: one permission for both. */
function cellOf(role: Role, permission: Permission, situation: Situation): string {
  const guests = permission === "draft-amendment" && sideOf(role) === "guest";
  const right = rightOf(role, guests ? "suggest-amendment" : permission, situation);
  return right.ok ? "yes" : right.reason;
}

function agrees(cell: string, output: string, hidden: boolean): boolean {
  if (cell === "yes") return !OF_RIGHT.includes(output);
  if (output === "not-found") return hidden;
  return output === cell || (cell === "not-in-this-phase" && LATER.includes(output));
}

describe.each(SITUATIONS)("R7 while %s", (situation) => {
  test("R7 each deed is refused or taken up as the table says, by everybody in each role", async () => {
    const allowed = Object.entries(commandsOn(rights, rights.texts[situation])) as [
      Tried,
      ReturnType<typeof commandsOn>[Tried],
    ][];
    const wrong: string[] = [];
    const done = new Set<Permission>();
    for (const [permission, ask] of allowed)
      for (const role of ROLES) {
        const cell = cellOf(role, permission, situation);
        const answer = await ask(rights.people[role]);
        const output = answer.ok ? "yes" : String(answer.reason);
        const hidden = permission === "suggest-amendment" || situation === "preparing";
        if (!agrees(cell, output, hidden && OF_AMENDMENTS.includes(permission)))
          wrong.push(`${role} ${permission}: ${cell} / ${output}`);
        if (answer.ok) done.add(permission);
      }
    expect(wrong).toEqual([]);
    // The inputs make sense: most commands that the table allows here really succeed.
    const could = allowed.filter(([permission]) =>
      ROLES.some((role) => cellOf(role, permission, situation) === "yes"),
    );
    expect(done.size).toBeGreaterThan(could.length / 2);
  }, 60_000);

  test("R7 the page is sent the same answers", async () => {
    const { installation, people, texts } = rights;
    for (const role of ROLES) {
      const page = await installation.queries.text(people[role], texts[situation].text);
      if (!page.ok) throw new Error(page.reason);
      for (const permission of Object.keys(OPEN_TO) as Permission[]) {
        const cell = rightOf(role, permission, situation);
        // `may` of the page depends on the role; the phase comes with the page.
        const who = cell.ok || cell.reason === "not-in-this-phase";
        expect([role, permission, page.may[permission]]).toEqual([role, permission, who]);
      }
    }
  });

  test("R7 the socket lets in who may read, and takes words of who may edit", async () => {
    const { installation, people, texts } = rights;
    const req = { url: `/collab/${texts[situation].sheet}`, headers: {} } as IncomingMessage;
    for (const role of ROLES) {
      const accounts = { actor: async () => people[role] };
      const admitted = await admit({ accounts, store: installation.store }, req);
      const edit = rightOf(role, "edit", situation);
      expect([role, admitted]).toMatchObject([
        role,
        { ok: rightOf(role, "read", situation).ok, refusal: edit.ok ? null : edit.reason },
      ]);
    }
  });
});

describe("R7 who has no seat", () => {
  test("R7 a stranger and somebody who is not signed in meet no deed, no page and no socket", async () => {
    const { installation, texts } = rights;
    const { text, sheet } = texts["drafting-open"];
    const stranger = installation.actor("stranger");
    const answers = Object.values(commandsOn(rights, texts["drafting-open"])).map((ask) => ask(stranger));
    for (const answer of await Promise.all(answers))
      expect(["no-seat", "not-found"]).toContain(answer.ok ? "yes" : answer.reason);
    expect(await installation.queries.text(stranger, text)).toEqual({ ok: false, reason: "no-seat" });
    expect(await installation.queries.text(null, text)).toEqual({ ok: false, reason: "not-signed-in" });
    const req = { url: `/collab/${sheet}`, headers: {} } as IncomingMessage;
    const gate = (actor: typeof stranger | null) =>
      admit({ accounts: { actor: async () => actor }, store: installation.store }, req);
    expect(await gate(stranger)).toEqual({ ok: false, code: 4403, reason: "no-seat" });
    expect(await gate(null)).toEqual({ ok: false, code: 4401, reason: "not-signed-in" });
  });
});
