/** The amendments of a text that this reader may see: in its margin, and as a list with filters. */
import { byName } from "#domain/by-name.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { clausesOf } from "#domain/text/index.ts";
import type {
  AmendmentData,
  AmendmentsPage,
  AskedAmendments,
  StateName,
} from "#server/queries/amendments/amendment-view.ts";
import { amendmentsSeen } from "#server/queries/amendments/amendment-views.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";

const STATES = [
  ...["drafted", "suggested", "released", "considered", "accepted", "modified"],
  ...["merged", "rejected", "withdrawn", "overtaken"],
] as StateName[];

export function amendments(context: QueryContext) {
  return async (
    actor: Actor | null,
    id: string,
    wanted: AskedAmendments = {},
  ): Promise<AmendmentsPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { views, ground } = await amendmentsSeen(context, found);
    const asked = askedFor(wanted);
    return {
      ok: true,
      ...factsOf(found),
      delegations: await context.store.meetings.delegations(found.text.meetingId),
      ...{ asked, leftOut: ground.leftOut },
      amendments: views.filter((view) => isAsked(view, asked)),
      counts: countsOf(views),
      places: placesOf(views),
    };
  };
}

/** What the pages of amendments show beside the amendments themselves. */
export function factsOf({ text, meeting, may }: ReadableText) {
  const { id, title, language, record } = text;
  const drafting = record.phase.name === "drafting";
  return {
    text: { id, title, language, zone: meeting.zone, phase: record.phase },
    attribution: record.attribution,
    may: {
      draft: drafting && may["draft-amendment"],
      suggest: drafting && may["suggest-amendment"],
      decide: drafting && may["decide-amendment"],
      setAttribution: may["set-attribution"] && record.phase.name !== "adopted",
    },
  };
}

function askedFor({ state, delegation, clause }: AskedAmendments): AmendmentsPage["asked"] {
  const known = STATES.find((name) => name === state);
  return {
    state: known ?? (state === "all" ? "all" : "open"),
    delegation: delegation || null,
    clause: clause || null,
  };
}

/** By what is shown to this reader: who may not know whose it is cannot find out by asking. */
function isAsked(view: AmendmentData, { state, delegation, clause }: AmendmentsPage["asked"]): boolean {
  const { place, proposal, sponsors, suggestedBy } = view;
  const named = [view.delegation, suggestedBy, ...sponsors];
  const at = [place?.id, ...clausesOf(proposal)];
  return (
    (state === "all" || (state === "open" ? view.open : view.state.name === state)) &&
    (!delegation || named.includes(delegation)) &&
    (!clause || at.includes(clause))
  );
}

function countsOf(views: readonly AmendmentData[]): AmendmentsPage["counts"] {
  const groups = Map.groupBy(views, (view) => view.state.name);
  return byName([...groups].map(([name, all]) => [name, all.length] as const));
}

function placesOf(views: readonly AmendmentData[]): AmendmentsPage["places"] {
  const places = views.flatMap(({ place }) => place ?? []);
  return [...new Map(places.map((place) => [place.id, place])).values()];
}
