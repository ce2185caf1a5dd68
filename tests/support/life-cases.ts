/**
 * A set-up in which amendments are decided: an installation for one test file, a text of three clauses, a chair, two
 * heads, and short names for their commands.
 */
import { afterAll, beforeAll } from "vitest";
import { amendmentOf } from "#domain/life/index.ts";
import { handOn } from "./edits.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { clause } from "./texts.ts";

export const CLAUSES = [
  clause("operative", "Decide to meet every year in spring", 0, "c1"),
  clause("operative", "Agree to publish the outcome in all languages", 0, "c2"),
  clause("operative", "Urge States to report", 0, "c3"),
];

export const reasonOf = (done: { ok: boolean; reason?: string }) => (done.ok ? "ok" : done.reason);
export const words = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join("");

export function lifeTable() {
  let open: Installation;
  beforeAll(async () => {
    open = await openInstallation();
  });
  afterAll(() => open.close());
  const chair = () => open.actor("chair");
  return {
    installation: () => open,
    chair,
    head: () => open.actor("head.kz"),
    rival: () => open.actor("head.uz"),
    table: () => open.text(CLAUSES),
    stateOf: async (text: string, id: string) =>
      amendmentOf((await open.store.texts.byId(text))?.record ?? { amendments: [] }, id),
    accept: (amendment: string, more = {}) =>
      open.commands.acceptAmendment(chair(), { amendment, reason: "", ...more }),
    undo: (amendment: string, more = {}) =>
      open.commands.undoDecision(chair(), { amendment, reason: "A slip", ...more }),
    /** A typist writes at the end of a clause while others decide. */
    async typed(sheet: string, at: number, more: string): Promise<void> {
      const hand = await handOn(open.store, sheet, open.actor("delegate.kz").person, "kz");
      const [kept] = await open.store.changes.append([hand.type(at, more)]);
      if (!kept?.ok) throw new Error(kept?.reason);
    },
  };
}
