/** Gives the height of an element a name in the styles of its parent: what sticks below it must know where it ends. */
import { type RefCallback, useCallback } from "react";

export function useHeightName(name: `--${string}`): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      const parent = element?.parentElement;
      if (!element || !parent) return;
      const sizes = new ResizeObserver(() => parent.style.setProperty(name, `${element.offsetHeight}px`));
      sizes.observe(element);
      return () => sizes.disconnect();
    },
    [name],
  );
}
