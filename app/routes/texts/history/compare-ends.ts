/**
 * The two ends of a comparison as the form asks for them and as the page names them. A moment is written by people in
 * the time of the meeting's place, and by addresses as an instant.
 */
import type { TFunction } from "i18next";
import type { TimeStop } from "#app/reading/TimeSlider.tsx";
import { localTimeIn } from "#domain/meeting/index.ts";
import type { Formats } from "#words/format.ts";

/** What the form's select says for "as it stood at". */
export const MOMENT = "moment";

/** `from=moment&fromAt=2026-11-22T15:00` as `from=at-2026-11-22T10:00:00Z`; null where the address is one already. */
export function plainAddress(url: URL, zone: string): string | null {
  const plain = new URL(url);
  for (const side of ["from", "to"]) {
    const local = plain.searchParams.get(`${side}At`);
    if (plain.searchParams.get(side) === MOMENT)
      plain.searchParams.set(side, `at-${instantOf(local ?? "", zone)}`);
    plain.searchParams.delete(`${side}At`);
  }
  for (const [name, value] of [...plain.searchParams]) if (!value) plain.searchParams.delete(name);
  return plain.search === url.search ? null : plain.pathname + plain.search;
}

/**
 * What is no date and time stays as it was typed, and is refused in words by the query. Reading decides nothing, so a time
 * that comes twice is not asked about: the first of the two is shown, and the slider leads to the other.
 */
function instantOf(local: string, zone: string): string {
  const time = localTimeIn(local, zone);
  if (time.ok) return time.instant;
  return "moments" in time ? time.moments[0] : local;
}

export interface End {
  value: string;
  draft: { number: number; name: string } | null;
  at: string;
}

/** "Rev.1", "Now", "As it began", or the moment. */
export function nameOf({ value, draft, at }: End, zone: string, formats: Formats, t: TFunction): string {
  if (draft) return draft.name;
  if (value === "now") return t("compare.now");
  if (value === "n-1") return t("compare.began");
  return formats.moment(at, zone);
}

interface Timeline {
  stops: string[];
  marks: { at: string; event: MarkedEvent; draft: { number: number; name: string } | null }[];
}

type MarkedEvent =
  | "draft-issued"
  | "drafting-opened"
  | "signing-opened"
  | "reopened"
  | "adopted"
  | "withdrawn";

/** Every place of the slider in the order of time: moments of the log, drafts, changes of phase. The last is now. */
export function sliderOf(
  { stops, marks }: Timeline,
  zone: string,
  formats: Formats,
  t: TFunction,
): TimeStop[] {
  const log = stops.map((at, i) => ({ at, value: i ? `at-${at}` : "n-1", mark: null as string | null }));
  const marked = marks.map(({ at, event, draft }) => ({
    at,
    value: draft ? `draft-${draft.number}` : `at-${at}`,
    mark: draft?.name ?? t(`compare.event.${event}`),
  }));
  const past = [...log, ...marked].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const now = { at: past.at(-1)?.at ?? "", value: "now", mark: t("compare.now") };
  return [...past, now].map((stop) => ({ ...stop, label: stop.at && formats.moment(stop.at, zone) }));
}

/** The place of an end on the slider: its own, or the last one before it. */
export function placeOf(end: End, stops: readonly TimeStop[]): number {
  const own = stops.findIndex((stop) => stop.value === end.value);
  return own < 0
    ? Math.max(
        0,
        stops.slice(0, -1).findLastIndex((stop) => stop.at <= end.at),
      )
    : own;
}
