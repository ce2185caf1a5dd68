/** Where a text stands in its negotiation, put into the reader's language and the time of the meeting's place. */
import { byName } from "#domain/by-name.ts";
import type { Services } from "../context.ts";
import {
  NEGOTIATION_DEEDS,
  type NegotiationDeed,
  type NegotiationShown,
  type StandingShown,
} from "../editor/standing/shown.ts";
import type { Formats } from "../words/format.ts";
import { localTime } from "./compare-ends.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["text"]>>, { ok: true }>;

export function negotiationShown({ negotiation, may, meeting }: Found, formats: Formats): NegotiationShown {
  const { zone } = meeting;
  const { now, reading, signatories, amendments } = negotiation;
  const when = (instant: string) => formats.moment(instant, zone);
  const { closes, waiting } = amendments;
  const standings = Object.entries(negotiation.standings).map(([id, { standing, closed }]) => {
    return [id, standingShown(standing, closed, when)] as const;
  });
  return {
    ...{ now, zone, reading, signatories },
    standings: byName(standings),
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
    may: Object.fromEntries(NEGOTIATION_DEEDS.map((deed) => [deed, may[deed]])) as Record<
      NegotiationDeed,
      boolean
    >,
  };
}

type Standing = Found["negotiation"]["standings"][string]["standing"];

function standingShown(standing: Standing, closed: boolean, when: (at: string) => string): StandingShown {
  const { status, at } = standing;
  const shown = { status, closed, when: when(at), asked: [], correction: null };
  if (status === "held") return shown;
  const { correction } = standing;
  return {
    ...shown,
    asked: status === "agreed-ad-ref" ? standing.parties.map((party) => party.delegation) : [],
    correction: correction && { note: correction.note, when: when(correction.at) },
  };
}
