/**
 * Whether the panel is open: from the beginning where there is room beside the paper and nothing else in the margin,
 * otherwise when the reader opens it.
 */
import { useCallback, useState } from "react";

/** The width for outline, paper and panel side by side (editor.css has the same figures). */
const ROOM_FOR_THREE = "(width >= 80rem)";
const ROOM_FOR_TWO = "(width >= 62rem)";

export function usePanel(marginIsFree = true) {
  const [visible, setVisible] = useState(() => marginIsFree && matchMedia(ROOM_FOR_THREE).matches);
  const [roomy] = useState(() => matchMedia(ROOM_FOR_TWO).matches);
  const open = useCallback(() => setVisible(true), []);
  const close = useCallback(() => setVisible(false), []);
  const toggle = useCallback(() => setVisible((before) => !before), []);
  const covers = useCallback(() => !matchMedia(ROOM_FOR_THREE).matches, []);
  return { visible, roomy, open, close, toggle, covers };
}
