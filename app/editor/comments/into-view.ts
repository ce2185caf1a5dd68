/**
 * Brings into sight what was just opened, as far as it is out of it, and at once: nothing glides, for whoever wants no
 * motion. Cards in the margin are placed a frame or two after they are drawn, so it waits until they stand still; and a
 * telephone's keyboard that comes up takes a part of the page.
 */

/** After so many frames it is shown where it is. */
const MOST_FRAMES = 30;

/** What comes back ends it. */
export function bringIntoView(element: HTMLElement): () => void {
  const show = () => element.scrollIntoView({ block: "nearest" });
  let [frame, frames, top, height] = [0, 0, Number.NaN, Number.NaN];
  const look = () => {
    const box = element.getBoundingClientRect();
    const still = box.top === top && box.height === height;
    [top, height] = [box.top, box.height];
    if (still || ++frames > MOST_FRAMES) return show();
    frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  visualViewport?.addEventListener("resize", show, { once: true });
  return () => {
    cancelAnimationFrame(frame);
    visualViewport?.removeEventListener("resize", show);
  };
}
