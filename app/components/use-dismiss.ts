/** What lies over the page goes when somebody presses Escape, or points beside it. */
import { type RefObject, useEffect } from "react";

/** In: what holds it, and whatever opens it, which must not be pressed in vain. */
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
