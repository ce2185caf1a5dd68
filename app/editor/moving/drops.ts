/** The possible positions for a clause that is dragged, and the scrolling of the page at its edges. */
export interface Drop {
  /** The clause that it would follow; null is the top. */
  after: string | null;
  /** Of the line, from the upper edge of the paper's container. */
  y: number;
}

/** In: the editor's element, and after which clauses it may be put. */
export function dropsOf(dom: HTMLElement, places: readonly (string | null)[]): (Drop & { screen: number })[] {
  const edge = dom.closest(".sheet-place")?.getBoundingClientRect().top ?? 0;
  return places.flatMap((after) => {
    const clause = after === null ? dom.firstElementChild : document.getElementById(after);
    const box = clause?.getBoundingClientRect();
    if (!box) return [];
    const screen = after === null ? box.top : box.bottom;
    return [{ after, screen, y: Math.round(screen - edge) }];
  });
}

export function nearest(drops: readonly (Drop & { screen: number })[], clientY: number): Drop | null {
  return drops.reduce<(Drop & { screen: number }) | null>(
    (best, one) => (best && Math.abs(best.screen - clientY) <= Math.abs(one.screen - clientY) ? best : one),
    null,
  );
}

/** So near to the edge of the window, the page scrolls. */
const EDGE_PX = 70;
const STEP_PX = 9;

let frame = 0;
let pull = 0;

/** Continues while the pointer stays at an edge; null ends it. */
export function scrolling(clientY: number | null): void {
  pull = clientY === null ? 0 : clientY < EDGE_PX ? -1 : clientY > innerHeight - EDGE_PX ? 1 : 0;
  if (!pull || frame) return;
  const step = () => {
    frame = 0;
    if (!pull) return;
    scrollBy(0, pull * STEP_PX);
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}
