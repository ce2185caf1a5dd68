/**
 * Who may read each kind of event on the trail. Every kind declares its audience here: a new one without it does not
 * compile. For everybody else the entry stands in the trail by its digest alone, so the chain holds for every reader.
 */
import type { NamedDelegation, TextEvent } from "#domain/life/events.ts";
import type { ObjectionAudience } from "#domain/life/rules-of-process.ts";

export type Viewer =
  | { side: "public" }
  | { side: "chair" }
  /** Somebody with a seat; observers are in none of the delegations that decide. */
  | { side: "delegation"; delegation: string | null };

export const PUBLIC: Viewer = { side: "public" };

/**
 * `everybody`: the public, too. `meeting`: everybody in the meeting. `named`: the event says in its field `to` who of
 * the meeting reads it, as the rules were on the day.
 */
export type EventAudience = "everybody" | "meeting" | "named";

/** An event that names its readers cannot be declared open to more. */
type AudienceFor<E> = E extends { to: ObjectionAudience } ? "named" : "everybody" | "meeting";

export type EventAudiences = {
  [Kind in TextEvent["type"]]: AudienceFor<Extract<TextEvent, { type: Kind }>>;
};

/** What delegations exchange while they negotiate is for the meeting; what decides the text, and its outcome, is for everybody. */
export const EVENT_AUDIENCE = {
  "text-created": "everybody",
  "rules-set": "everybody",
  "rules-accepted": "everybody",

  "drafting-opened": "everybody",
  "pen-handed": "everybody",
  "reading-opened": "meeting",
  "amendments-close-set": "meeting",
  "text-restored": "meeting",
  "draft-issued": "everybody",

  "amendment-released": "meeting",
  "amendment-cosponsored": "meeting",
  "amendment-considered": "meeting",
  "amendment-checked": "meeting",
  "amendment-withdrawn": "meeting",
  "amendment-accepted": "meeting",
  "amendment-merged": "meeting",
  "amendment-rejected": "meeting",
  "amendment-affected": "meeting",
  "decision-undone": "meeting",
  "attribution-set": "meeting",

  "clause-agreed-ad-ref": "meeting",
  "clause-agreed": "meeting",
  "ad-ref-joined": "meeting",
  "ad-ref-lifted": "meeting",
  "clause-reopened": "meeting",
  "clause-held": "meeting",
  "clause-freed": "meeting",
  "correction-begun": "meeting",
  "clause-corrected": "meeting",
  "correction-ended": "meeting",

  "silence-opened": "everybody",
  "silence-extended": "everybody",
  "silence-joined": "named",
  "silence-broken": "everybody",
  "objection-noted": "named",
  "objection-late": "named",
  "silence-kept": "everybody",

  "put-to-meeting": "everybody",
  "no-objection": "everybody",
  "meeting-objected": "everybody",

  "signing-opened": "everybody",
  signed: "everybody",
  refused: "everybody",
  "signature-confirmed": "everybody",
  "signature-withdrawn": "everybody",

  reopened: "everybody",
  adopted: "everybody",
  "outcome-announced": "everybody",
  acceded: "everybody",

  "statement-filed": "everybody",
  "statement-joined": "everybody",
  "statement-left": "everybody",
  "statement-withdrawn": "everybody",

  "correction-proposed": "everybody",
  "correction-objected": "everybody",
  "correction-withdrawn": "everybody",
  corrected: "everybody",

  withdrawn: "everybody",
} as const satisfies EventAudiences;

/** A kind that this version does not know is read by nobody: a later version may have written it for few. */
export function audienceIncludes(event: TextEvent, viewer: Viewer): boolean {
  const audience = Object.hasOwn(EVENT_AUDIENCE, event.type) ? EVENT_AUDIENCE[event.type] : null;
  if (audience === "everybody") return true;
  if (audience === "meeting") return viewer.side !== "public";
  return audience === "named" && "to" in event && isNamed(event, viewer);
}

function isNamed(
  { to, party }: { to: ObjectionAudience; party: NamedDelegation | null },
  viewer: Viewer,
): boolean {
  if (viewer.side === "chair") return true;
  if (viewer.side === "public") return false;
  return to === "all" || (party !== null && viewer.delegation === party.delegation);
}
