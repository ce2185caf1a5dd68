/**
 * Both ends of a comparison, chosen by hand along the history of the text. It needs JavaScript; the form beside it can
 * do the same. The text of the chosen stop is the value of the slider, for the eye and for screen readers.
 */
import { type CSSProperties, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "#words/use-translation.ts";

export interface TimeStop {
  /** In the form that the address has. */
  value: string;
  /** ISO instant. */
  at: string;
  /** The moment, in words. */
  label: string;
  /** A draft or a change of phase, in words. */
  mark: string | null;
}

interface Props {
  stops: readonly TimeStop[];
  /** Positions in `stops`. */
  from: number;
  to: number;
  onChoose(side: "from" | "to", value: string): void;
}

export function TimeSlider({ stops, from, to, onChoose }: Props) {
  const { t } = useTranslation();
  const marks = inLanes(stops);
  const id = useId();
  return (
    <fieldset className="time-slider needs-script no-print">
      <legend>{t("compare.slider")}</legend>
      <datalist id={id}>
        {marks.map(({ at }) => (
          <option key={at} value={at} />
        ))}
      </datalist>
      <End side="from" {...{ stops, at: from, list: id, onChoose }} />
      <End side="to" {...{ stops, at: to, list: id, onChoose }} />
      <ol className="time-marks plain-list small" aria-label={t("compare.marks")}>
        {marks.map(({ at, mark, along, lane }) => (
          <li key={at} style={{ "--at": along, "--lane": lane } as CSSProperties}>
            {mark}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** The part of the whole width that the words of a mark may need. */
const ROOM = 0.3;

/** Each mark in the first line in which its words do not overlap those before them. */
function inLanes(stops: readonly TimeStop[]) {
  const ends: number[] = [];
  return stops.flatMap(({ mark }, at) => {
    if (!mark) return [];
    const along = at / Math.max(1, stops.length - 1);
    const free = ends.findIndex((end) => along - end > ROOM);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = along;
    return [{ at, mark, along, lane }];
  });
}

interface EndProps extends Pick<Props, "stops" | "onChoose"> {
  side: "from" | "to";
  at: number;
  list: string;
}

function End({ side, stops, at, list, onChoose }: EndProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(at);
  const id = useId();
  // A page that answers an earlier key must not move the handle back while a later one is on its way.
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (asked.current !== null && asked.current !== at) return;
    asked.current = null;
    setPlace(at);
  }, [at]);
  const stop = stops[place];
  const words = [stop?.mark, stop?.label].filter(Boolean).join(" · ");
  const choose = () => {
    if (!stop || place === (asked.current ?? at)) return;
    asked.current = place;
    onChoose(side, stop.value);
  };
  return (
    <div className="time-end">
      <label htmlFor={id}>{t(`compare.${side}`)}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        value={place}
        list={list}
        aria-valuetext={words}
        onChange={(event) => setPlace(Number(event.currentTarget.value))}
        onPointerUp={choose}
        onKeyUp={choose}
        onBlur={choose}
      />
      <output htmlFor={id} className="small">
        {words}
      </output>
    </div>
  );
}
