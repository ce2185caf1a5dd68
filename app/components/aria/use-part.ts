/**
 * A part of a page in a separate chunk: loaded when the page is idle, or at once where somebody waits for it. Null
 * until it is there; if it does not load, a message says so and nothing else breaks.
 */
import { useEffect, useState } from "react";

/** In: always the same function. `failed` is called if the part is wanted and cannot be loaded. */
export function usePart<P>(load: () => Promise<P>, wanted: boolean, failed: () => void): P | null {
  const [part, setPart] = useState<{ is: P } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, and once more when somebody waits.
  useEffect(() => {
    if (part) return;
    let gone = false;
    const ask = () =>
      load().then(
        (is) => gone || setPart({ is }),
        () => gone || !wanted || failed(),
      );
    const drop = wanted ? void ask() : whenIdle(() => void ask());
    return () => {
      gone = true;
      drop?.();
    };
  }, [load, wanted, part]);
  return part?.is ?? null;
}

/** Safari has no such call: there, a moment after hydration. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(run, 1_000);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: 3_000 });
  return () => cancelIdleCallback(asked);
}
