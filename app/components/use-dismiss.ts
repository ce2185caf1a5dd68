/** Closes what lies over the page when the reader presses Escape or presses outside it. */
import { type RefObject, useEffect } from "react";

/** `holder` contains the open element and the button that opens it, so that a press on that button still works. */
export function useDismiss(open: boolean, holder: RefObject<HTMLElement | null>, dismiss: () => void): void {
  useEffect(() => {
    if (!open) return;
    const onPointer = ({ target }: Event) => {
      if (target instanceof Node && !holder.current?.contains(target)) dismiss();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      dismiss();
    };
    document.addEventListener("pointerdown", onPointer, true);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onPointer, true);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [open, holder, dismiss]);
}
