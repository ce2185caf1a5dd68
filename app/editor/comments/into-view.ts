/**
 * Scrolls what was just opened into view, at once: no animation, for people who want none. Cards in the margin are
 * placed a frame or two after they are rendered, so it waits until they stop moving; and a telephone's keyboard takes a
 * part of the page.
 */

/** An element that has not moved for so many frames is in its final position. */
const STILL = 3;
/** After so many frames the page scrolls to it in any case. */
const MOST_FRAMES = 30;

/** The returned function cancels it. */
export function bringIntoView(element: HTMLElement): () => void {
  const show = () => element.scrollIntoView({ block: "nearest" });
  let [frame, frames, still, before] = [0, 0, 0, ""];
  const onFrame = () => {
    const { top, height } = element.getBoundingClientRect();
    still = before === `${top} ${height}` ? still + 1 : 0;
    before = `${top} ${height}`;
    if (still >= STILL || ++frames > MOST_FRAMES) return show();
    frame = requestAnimationFrame(onFrame);
  };
  frame = requestAnimationFrame(onFrame);
  visualViewport?.addEventListener("resize", show, { once: true });
  return () => {
    cancelAnimationFrame(frame);
    visualViewport?.removeEventListener("resize", show);
  };
}
