/** Whether the screen has room for a margin beside the paper (frame.css has the same figure). */
import { useSyncExternalStore } from "react";

const ROOM_FOR_MARGIN = "(width >= 80rem)";

export function useMargin(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const room = matchMedia(ROOM_FOR_MARGIN);
      room.addEventListener("change", changed);
      return () => room.removeEventListener("change", changed);
    },
    () => matchMedia(ROOM_FOR_MARGIN).matches,
    () => false,
  );
}
