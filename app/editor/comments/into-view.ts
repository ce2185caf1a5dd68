/**
 * Brings into sight what was just opened, as far as it is out of it, and at once: nothing glides, for whoever wants no
 * motion. Cards in the margin are placed a frame or two after they are drawn, so it waits until they stand still; and a
 * telephone's keyboard that comes up takes a part of the page.
 */

/** What stands where it stood for so many frames stands still. */
const STILL = 3;
/** After so many frames it is shown where it is. */
const MOST_FRAMES = 30;

/** What comes back ends it. */
export function bringIntoView(element: HTMLElement): () => void {
  const show = () => element.scrollIntoView({ block: "nearest" });
  let [frame, frames, still, before] = [0, 0, 0, ""];
  const appearance = () => {
    const { top, height } = element.getBoundingClientRect();
    still = before === `${top} ${height}` ? still + 1 : 0;
    before = `${top} ${height}`;
    if (still >= STILL || ++frames > MOST_FRAMES) return show();
    frame = requestAnimationFrame(appearance);
  };
  frame = requestAnimationFrame(appearance);
  visualViewport?.addEventListener("resize", show, { once: true });
  return () => {
    cancelAnimationFrame(frame);
    visualViewport?.removeEventListener("resize", show);
  };
}
