/** The status of a text in its negotiation, in the reader's language and the time of the meeting's venue. */

import type { Services } from "#app/context.ts";
import { byName } from "#domain/by-name.ts";
import { localTime } from "#domain/meeting/index.ts";
import type { Formats } from "#words/format.ts";
import {
  NEGOTIATION_COMMANDS,
  type NegotiationCommand,
  type NegotiationView,
  type StatusView,
} from "./negotiation.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["text"]>>, { ok: true }>;

export function negotiationView({ negotiation, may, meeting }: Found, formats: Formats): NegotiationView {
  const { zone } = meeting;
  const { now, reading, signatories, amendments } = negotiation;
  const when = (instant: string) => formats.moment(instant, zone);
  const { closes, waiting } = amendments;
  const statuses = Object.entries(negotiation.statuses).map(([id, { state, closed }]) => {
    return [id, statusView(state, closed, when)] as const;
  });
  return {
    ...{ now, zone, reading, signatories },
    statuses: byName(statuses),
    amendments: {
      waiting,
      closes:
        closes === null
          ? null
          : {
              at: closes,
              when: formats.nearMoment(closes, zone, now),
              local: localTime(closes, zone).slice(0, 16),
            },
    },
    may: Object.fromEntries(NEGOTIATION_COMMANDS.map((deed) => [deed, may[deed]])) as Record<
      NegotiationCommand,
      boolean
    >,
  };
}

type StatusOf = Found["negotiation"]["statuses"][string]["state"];

function statusView(state: StatusOf, closed: boolean, when: (at: string) => string): StatusView {
  const { status, at } = state;
  const view = { status, closed, when: when(at), asked: [], correction: null };
  if (status === "held") return view;
  const { correction } = state;
  return {
    ...view,
    asked: status === "agreed-ad-ref" ? state.parties.map((party) => party.delegation) : [],
    correction: correction && { note: correction.note, when: when(correction.at) },
  };
}
