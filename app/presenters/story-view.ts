/** What was decided about a clause, as the sentences of the trail. */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import { factsOf } from "#app/presenters/trail-facts.ts";
import type { Formats } from "#words/format.ts";
import type { ClausePage } from "./text.ts";
import { nameOf } from "./versions-view.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["clause"]>>, { ok: true }>;

export function storyView(
  { story, delegations, text }: Pick<Found, "story" | "delegations" | "text">,
  { party, list, moment }: Formats,
  t: TFunction,
): ClausePage["story"] {
  const when = (at: string) => moment(at, text.zone);
  const reply = {
    party,
    list,
    clause: (name: Parameters<typeof nameOf>[0]) => nameOf(name, t),
    moment: when,
  };
  return story.map(({ at, actor: { side, delegation }, event }) => {
    const { kind, ...facts } = factsOf(event, reply);
    const from = delegations.find(({ id }) => id === delegation);
    return {
      ...{ at, when: when(at), by: from ? party(from) : t(`trail.sides.${side}`) },
      sentence: t(`trail.events.${event.type}`, { ...facts, kind: kind ? t(`statementKind.${kind}`) : "" }),
    };
  });
}
