/** Type as large as its place allows: found by halving, for whatever the clause, the screen and the face are. */
import { type RefObject, useLayoutEffect } from "react";

const SMALLEST_PX = 14;

/** `largest`: of a short clause, as a part of the height of its place. */
export function useFit(place: RefObject<HTMLElement | null>, largest: number, view: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown decides how large it can be.
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const enlarge = () => fitInto(element, largest);
    enlarge();
    const watch = new ResizeObserver(enlarge);
    watch.observe(element);
    // A face that comes late is wider or narrower than the one that stood in for it.
    let over = false;
    void document.fonts?.ready.then(() => over || enlarge());
    return () => {
      over = true;
      watch.disconnect();
    };
  }, [place, largest, view]);
}

function fitInto(element: HTMLElement, largest: number): void {
  const set = (px: number) => element.style.setProperty("--fit", `${px}px`);
  let [low, high] = [SMALLEST_PX, Math.max(SMALLEST_PX, Math.floor(element.clientHeight * largest))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    set(middle);
    if (fits(element)) low = middle;
    else high = middle - 1;
  }
  set(low);
}

function fits({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
}
