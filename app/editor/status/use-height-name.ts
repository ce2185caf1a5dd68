/**
 * Stores the height of an element in a style variable of its parent: elements that stick below it need to know where it
 * ends.
 */
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
