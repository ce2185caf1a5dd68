/** Commands on an amendment that are on the record and change no words of the text. */
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type {
  CosponsorAmendment,
  MergeAmendment,
  OnAmendment,
  SetAttribution,
  WithReason,
} from "#server/commands/amendments/inputs.ts";
import { isOwn, namedDelegationOf, onAmendment } from "#server/commands/amendments/on-amendment.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { perform } from "#server/commands/perform.ts";

/** Another delegation becomes a co-sponsor, or ends that. */
export function cosponsorAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, joins }: CosponsorAmendment) =>
    onAmendment(context, actor, "cosponsor-amendment", amendment, async ({ seat, tables }) => {
      if (!seat.delegation) return refuse("not-your-delegation");
      const party = await namedDelegationOf(tables, seat.delegation);
      return { command: { type: "cosponsor-amendment", amendment, party, joins } };
    });
}

export function withdrawAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    onAmendment(context, actor, "withdraw-amendment", amendment, (held) =>
      isOwn(held)
        ? { command: { type: "withdraw-amendment", amendment, reason } }
        : refuse("not-your-delegation"),
    );
}

/** Its delegation checked it again and maintains it. */
export function checkAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(context, actor, "withdraw-amendment", amendment, (held) =>
      isOwn(held) ? { command: { type: "check-amendment", amendment } } : refuse("not-your-delegation"),
    );
}

export function considerAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(context, actor, "decide-amendment", amendment, () => ({
      command: { type: "consider-amendment", amendment },
    }));
}

export function rejectAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, reason }: WithReason) =>
    onAmendment(context, actor, "decide-amendment", amendment, () => ({
      command: { type: "reject-amendment", amendment, reason },
    }));
}

/** Its content is in another amendment, which the chair names. */
export function mergeAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment, into, reason }: MergeAmendment) =>
    onAmendment(context, actor, "decide-amendment", amendment, () => ({
      command: { type: "merge-amendment", amendment, into, reason },
    }));
}

/** The text has changed so that the amendment no longer applies. */
export function setAsideAmendment(context: CommandContext) {
  return (actor: Actor | null, { amendment }: OnAmendment) =>
    onAmendment(context, actor, "decide-amendment", amendment, () => ({
      command: { type: "set-aside-amendment", amendment },
    }));
}

/** Some chairs want amendments to be judged without names; the record keeps the names. */
export function setAttribution(context: CommandContext) {
  return (actor: Actor | null, { text, shown }: SetAttribution) =>
    perform(context, actor, "set-attribution", text, () => ({ command: { type: "set-attribution", shown } }));
}
