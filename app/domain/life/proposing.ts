/**
 * What happens to an amendment before it is on the record. It is drafted inside a delegation, and nobody else knows of
 * it. A guest may suggest one, which the members and the chair's side see, until a member takes it up. From its release
 * on, see amending.ts.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Role, sideOf } from "#domain/rights/may.ts";

export const STAGES = ["drafted", "suggested", "released", "taken-up", "discarded"] as const;
export type Stage = (typeof STAGES)[number];

export const DRAFT_COMMANDS = ["edit", "suggest", "take-back", "take-up", "release", "discard"] as const;
export type DraftCommand = (typeof DRAFT_COMMANDS)[number];

export interface Draft {
  stage: Stage;
  delegation: string;
}

/** Who is asking: a seat, and whether its delegation is a member. */
export interface Drafter {
  role: Role;
  delegation: string | null;
}

type Answer = Stage | "not-a-draft" | "already-done";

/** Where it goes from each stage; what is missing is "not-a-draft". */
const TABLE: Record<DraftCommand, Partial<Record<Stage, Answer>>> = {
  edit: { drafted: "drafted" },
  suggest: { drafted: "suggested", suggested: "already-done" },
  "take-back": { suggested: "drafted", drafted: "already-done" },
  // The suggestion stays the guest's; the member begins a draft with its words.
  "take-up": { suggested: "suggested", "taken-up": "already-done" },
  release: { drafted: "released", released: "already-done" },
  discard: { drafted: "discarded", suggested: "discarded", discarded: "already-done" },
};

/** Who does what: only a guest suggests, only a member releases and takes up what another suggested. */
export function decideDraft(
  draft: Draft,
  deed: DraftCommand,
  drafter: Drafter,
): { ok: true; stage: Stage } | Refusal {
  if (!seesDraft(draft, drafter)) return refuse("not-found");
  const own = draft.delegation === drafter.delegation;
  const guest = sideOf(drafter.role) === "guest";
  if (deed === "take-up" ? own : !own) return refuse("not-your-delegation");
  if ((deed === "suggest" || deed === "take-back") && !guest) return refuse("not-your-role");
  if ((deed === "release" || deed === "take-up") && guest) return refuse("not-your-role");
  const answer = TABLE[deed][draft.stage] ?? "not-a-draft";
  return answer === "not-a-draft" || answer === "already-done" ? refuse(answer) : { ok: true, stage: answer };
}

/** What is not seen is not there: its page, its words, its line in a list and its name in a notice. */
export function seesDraft({ stage, delegation }: Draft, seat: Drafter): boolean {
  const own = seat.delegation === delegation;
  switch (stage) {
    case "released":
      return true;
    case "discarded":
      return false;
    case "drafted":
      return own;
    case "suggested":
    case "taken-up":
      return own || sideOf(seat.role) !== "guest";
  }
}
