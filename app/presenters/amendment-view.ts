/** Amendments in the reader's language: what each would do, its delegation, its result, and its redline. */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import type { AmendingEvent } from "#domain/life/index.ts";
import { BREAK, type ClauseChange, type Part, passageDifference, wordsOf } from "#domain/text/index.ts";
import type { Formats } from "#words/format.ts";
import type {
  AmendmentPage,
  AmendmentsInText,
  AmendmentView,
  MomentView,
  OtherView,
  OutcomeView,
  When,
} from "./amendment.ts";
import type { ChangeOfText } from "./change.ts";
import { delegationView } from "./delegation-view.ts";
import { changeView, nameOf } from "./versions-view.ts";

export type FoundAmendments = Extract<Awaited<ReturnType<Services["queries"]["amendments"]>>, { ok: true }>;
export type FoundAmendment = Extract<Awaited<ReturnType<Services["queries"]["amendment"]>>, { ok: true }>;
type View = FoundAmendments["amendments"][number];

/** What the views of all amendments of a page need. */
export interface AmendmentViewContext {
  text: { language: string; zone: string };
  delegations: FoundAmendments["delegations"];
  formats: Formats;
  t: TFunction;
}

/** In: what is shown, and all that may be spoken of beside it. */
export function amendmentView(
  view: View,
  all: readonly View[],
  viewContext: AmendmentViewContext,
): AmendmentView {
  const { text, formats, t } = viewContext;
  const { id, proposal, state, open, check, own, sponsors, suggestedBy, reason, may, sheet, fit, thread } =
    view;
  const others = new Map(all.map((one) => [one.id, otherView(one, viewContext)]));
  const when = (at: string): When => ({ at, when: formats.moment(at, text.zone) });
  const [now, began] = [view.redline.now, view.redline.base].map((changes) =>
    redlineView(changes, viewContext),
  ) as [ChangeOfText, ChangeOfText];
  return {
    ...{ id, open, check, own, sponsors, suggestedBy, reason, may, sheet, fit, thread },
    deed: proposal.deed,
    at: view.place?.id ?? "",
    with: proposal.deed === "merge" ? proposal.with : "",
    what: whatOf(view, t),
    place: view.place ? nameOf(view.place, t) : "",
    state: state.name,
    by: view.delegation,
    released: view.releasedAt ? when(view.releasedAt) : null,
    decided: decidedOf(state, others, when),
    now,
    base: JSON.stringify(began) === JSON.stringify(now) ? null : began,
    wording: {
      base: view.base.map(wordsOf),
      proposed: view.proposed.map(wordsOf),
      ground: view.redline.now.flatMap(({ before }) => (before ? [wordsOf(before.clause)] : [])),
    },
    overlaps: overlapsOf(view, all, viewContext),
    outcome: view.outcome && outcomeView(view.outcome, view, others, viewContext),
  };
}

/** "Reword OP2". */
export function whatOf({ proposal, place, other }: View, t: TFunction): string {
  const names = { place: nameOf(place, t), other: nameOf(other, t) };
  if (proposal.deed === "insert" && !place) return t("amendments.command.insertTop");
  if (proposal.deed === "move" && !other) return t("amendments.command.moveTop", names);
  return t(`amendments.command.${proposal.deed}`, names);
}

/** How one speaks of it beside others: "Kazakhstan: reword OP2". */
export function otherView(view: View, { delegations, formats, t }: AmendmentViewContext): OtherView {
  const party = delegations.find((one) => one.id === view.delegation);
  const name = party ? formats.party(party) : t("amendments.nobody");
  return { id: view.id, name: t("amendments.by", { name, what: whatOf(view, t) }) };
}

/** At one clause their delegations alone say which are meant. */
function overlapsOf(view: View, all: readonly View[], viewContext: AmendmentViewContext): string {
  const { delegations, formats, t } = viewContext;
  const names = view.overlaps.flatMap((id) => {
    const other = all.find((one) => one.id === id);
    if (!other) return [];
    const party = delegations.find((one) => one.id === other.delegation);
    if (other.place?.id !== view.place?.id) return [otherView(other, viewContext).name];
    return [party ? formats.party(party) : t("amendments.another")];
  });
  return names.length ? formats.list([...new Set(names)]) : "";
}

function decidedOf(
  state: View["state"],
  others: ReadonlyMap<string, OtherView>,
  when: (at: string) => When,
): AmendmentView["decided"] {
  if (!("at" in state) || state.name === "suggested" || state.name === "considered") return null;
  const reason = "reason" in state ? state.reason : "";
  const into = state.name === "merged" ? (others.get(state.into) ?? null) : null;
  return { ...when(state.at), reason, into };
}

/**
 * Clause by clause, except for a split and a merge: there only a break between two clauses changed, and clause by
 * clause every word would be struck once and underlined once.
 */
export function redlineView(
  changes: readonly ClauseChange[],
  { text, formats, t }: Pick<AmendmentViewContext, "text" | "formats" | "t">,
): ChangeOfText {
  const each = changes.map((change) => changeView(change, text.language, formats, t));
  const [only] = each;
  if (only && each.length === 1) return only;
  const side = (name: "before" | "after") =>
    changes.flatMap((change) => (change[name] ? [wordsOf(change[name].clause)] : []));
  return {
    redline: visibleBreaks(passageDifference(side("before"), side("after"), text.language)),
    beside: [...new Set(each.flatMap(({ beside }) => beside))],
    fields: each.flatMap(({ fields }) => fields),
  };
}

/** An added or removed break is drawn, or nobody would see the change. */
function visibleBreaks(parts: readonly Part[]): Part[] {
  return parts.map((part) =>
    part.change === "same" ? part : { ...part, text: part.text.replaceAll(BREAK, ` ¶${BREAK}`) },
  );
}

function outcomeView(
  outcome: NonNullable<View["outcome"]>,
  view: View,
  others: ReadonlyMap<string, OtherView>,
  { text, formats }: AmendmentViewContext,
): OutcomeView {
  const when = (at: string): When => ({ at, when: formats.moment(at, text.zone) });
  const ground = view.redline.now.flatMap(({ before }) => (before ? [wordsOf(before.clause)] : []));
  const words = outcome.words?.map(wordsOf);
  return {
    outcome: outcome.outcome,
    into: others.get(outcome.into ?? "") ?? null,
    words: words
      ? {
          redline: visibleBreaks(passageDifference(ground, words, text.language)),
          ...{ beside: [], fields: [] },
        }
      : null,
    comment: outcome.comment,
    proposed: when(outcome.at),
    answer: outcome.answer && { ...outcome.answer, ...when(outcome.answer.at) },
  };
}

export function delegationViewsOf({
  delegations,
  formats,
}: Pick<AmendmentViewContext, "delegations" | "formats">) {
  return delegations.map((one) => delegationView(one, formats));
}

export function storyView(
  story: FoundAmendment["story"],
  { text, formats, t }: AmendmentViewContext,
): MomentView[] {
  return story.map(({ at, event, delegation, side, reason }) => ({
    ...{ at, when: formats.moment(at, text.zone), by: delegation, reason },
    what: momentOf(event, t),
    bureau: side === "chair" || side === "secretariat",
  }));
}

/** In the story of one amendment it is itself the "other" that was affected. */
function momentOf(event: string, t: TFunction): string {
  const how = AFFECTED.find((one) => event === `amendment-affected_${one}`);
  return how ? t(`amendments.affected.${how}`) : t(`trail.events.${event as AmendingEvent["type"]}`);
}

const AFFECTED = ["check", "rebased", "overtaken"] as const;

/** The page of one amendment. */
export function pageView(
  found: FoundAmendment,
  { formats, t }: Pick<AmendmentViewContext, "formats" | "t">,
): AmendmentPage {
  const { text, delegations, amendment, competing, story, merge } = found;
  const viewContext = { text, delegations, formats, t };
  const all = [amendment, ...competing, ...found.others];
  return {
    text: { id: text.id, title: text.title, language: text.language },
    delegations: delegationViewsOf(viewContext),
    amendment: amendmentView(amendment, all, viewContext),
    competing: competing.map((one) => amendmentView(one, all, viewContext)),
    others: found.others.map((one) => otherView(one, viewContext)),
    story: storyView(story, viewContext),
    merge: merge && { ...merge, merged: merge.merged?.map(wordsOf) ?? null },
  };
}

/** The open amendments, in the text itself. */
export function proposalViews(
  { text, delegations, amendments, may }: FoundAmendments,
  { formats, t }: Pick<AmendmentViewContext, "formats" | "t">,
): AmendmentsInText {
  const viewContext = { text, delegations, formats, t };
  return {
    may: { draft: may.draft, suggest: may.suggest },
    amendments: amendments.map((one) => amendmentView(one, amendments, viewContext)),
  };
}
