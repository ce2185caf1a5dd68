/**
 * When a text counts as seen. While something waits to be dismissed: never, so that it is shown again. Otherwise when
 * the page is left or hidden, because until then its reader saw every change as it came. After a page was hidden, its
 * reader sees what changed meanwhile.
 */
import { useEffect, useRef } from "react";
import type { SinceView } from "#app/presenters/text.ts";

/** A shorter absence, such as a look at another window, does not count. */
const ABSENCE_MS = 60_000;

export function useVisit(
  address: string,
  { asked, waiting }: { asked: boolean; waiting: boolean },
  onReturn: (since: SinceView | null) => void,
): void {
  const latest = useRef({ waiting, onReturn });
  latest.current = { waiting, onReturn };
  const begun = useRef(asked);
  useEffect(() => {
    let left = 0;
    let over = false;
    const ask = async () => {
      const answer = await fetch(address).catch(() => null);
      if (answer?.ok && !over) latest.current.onReturn(await answer.json());
    };
    const leave = () => {
      left = Date.now();
      if (!latest.current.waiting) navigator.sendBeacon?.(address, new URLSearchParams());
    };
    const comeBack = () => {
      if (!latest.current.waiting && Date.now() - left > ABSENCE_MS) void ask();
    };
    const onVisibility = () => (document.hidden ? leave() : comeBack());
    if (!begun.current) void ask();
    begun.current = true;
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      over = true;
      leave();
    };
  }, [address]);
}
