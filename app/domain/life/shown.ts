/**
 * Which event's content is shown to whom. What is not shown stands in the trail by its digest alone, so the chain
 * holds for every reader. Events say themselves what was to be withheld, so no rule of today is asked.
 */
import type { Party, TextEvent } from "#domain/life/events.ts";
import type { Audience } from "#domain/life/rules-of-process.ts";

export type Viewer =
  | { side: "public" }
  | { side: "chair" }
  /** Somebody at the table; observers sit in none of the delegations that decide. */
  | { side: "delegation"; delegation: string | null };

export const PUBLIC: Viewer = { side: "public" };

export function shownTo(event: TextEvent, viewer: Viewer): boolean {
  switch (event.type) {
    case "objection-noted":
    case "objection-late":
    case "silence-joined":
      return isFor(event, viewer);
    case "amendment-released":
    case "amendment-cosponsored":
    case "amendment-considered":
    case "amendment-checked":
    case "amendment-withdrawn":
    case "amendment-accepted":
    case "amendment-merged":
    case "amendment-rejected":
    case "amendment-affected":
    case "decision-undone":
    case "attribution-set":
    case "reading-opened":
    case "amendments-close-set":
    case "clause-agreed-ad-ref":
    case "clause-agreed":
    case "ad-ref-joined":
    case "ad-ref-lifted":
    case "clause-reopened":
    case "clause-held":
    case "clause-freed":
    case "correction-begun":
    case "clause-corrected":
    case "correction-ended":
      return viewer.side !== "public";
    default:
      return true;
  }
}

/** What delegations tell each other while they negotiate is not for the public. */
function isFor({ to, party }: { to: Audience; party: Party | null }, viewer: Viewer): boolean {
  if (viewer.side === "chair") return true;
  if (viewer.side === "public") return false;
  return to === "all" || (party !== null && viewer.delegation === party.delegation);
}
