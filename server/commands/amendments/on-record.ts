/** What happens to an amendment on the record and changes no word of the text. */
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { isOwn, onAmendment, partyOf } from "#server/commands/amendments/on-amendment.ts";
import type {
  CosponsorAmendment,
  MergeAmendment,
  OnAmendment,
  SetAttribution,
  WithReason,
} from "#server/commands/amendments/wishes.ts";
import { perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";

/** Another delegation lends its name, or takes it back. */
export function cosponsorAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment, joins }: CosponsorAmendment) =>
    onAmendment(kit, actor, "cosponsor-amendment", amendment, async ({ seat, tables }) => {
      if (!seat.delegation) return refuse("not-your-delegation");
      const party = await partyOf(tables, seat.delegation);
      return { command: { type: "cosponsor-amendment", amendment, party, joins } };
    });
}

export function withdrawAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    onAmendment(kit, actor, "withdraw-amendment", amendment, (held) =>
      isOwn(held)
        ? { command: { type: "withdraw-amendment", amendment, reason } }
        : refuse("not-your-delegation"),
    );
}

/** Its delegation looked at it again and stands by it. */
export function checkAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(kit, actor, "withdraw-amendment", amendment, (held) =>
      isOwn(held) ? { command: { type: "check-amendment", amendment } } : refuse("not-your-delegation"),
    );
}

export function considerAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(kit, actor, "decide-amendment", amendment, () => ({
      command: { type: "consider-amendment", amendment },
    }));
}

export function rejectAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    onAmendment(kit, actor, "decide-amendment", amendment, () => ({
      command: { type: "reject-amendment", amendment, reason },
    }));
}

/** What it wants is in another amendment, which the chair names. */
export function mergeAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment, into, reason }: MergeAmendment) =>
    onAmendment(kit, actor, "decide-amendment", amendment, () => ({
      command: { type: "merge-amendment", amendment, into, reason },
    }));
}

/** The text has gone past it. */
export function setAsideAmendment(kit: Kit) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(kit, actor, "decide-amendment", amendment, () => ({
      command: { type: "set-aside-amendment", amendment },
    }));
}

/** Some chairs want words to be judged without a name; the record keeps it. */
export function setAttribution(kit: Kit) {
  return (actor: Actor | null, { text, shown }: SetAttribution) =>
    perform(kit, actor, "set-attribution", text, () => ({ command: { type: "set-attribution", shown } }));
}
