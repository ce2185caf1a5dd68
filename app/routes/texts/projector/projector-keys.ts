/** What a key does at the projector, on every layout; clickers of presenters send Page Up and Page Down. */
export type ProjectorKey =
  | { type: "by"; steps: number }
  | { type: "to"; index: number }
  | { type: "next-view" }
  | { type: "whole-screen" };

interface Press {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  target: EventTarget | null;
}

const STEPS: Record<string, number> = {
  ...{ ArrowRight: 1, ArrowDown: 1, PageDown: 1, Space: 1 },
  ...{ ArrowLeft: -1, ArrowUp: -1, PageUp: -1 },
};

/** `last` is the index of the last clause. */
export function projectorKey(press: Press, last: number): ProjectorKey | null {
  const { code, target } = press;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  // A link or a button keeps its own keys.
  if (code === "Space" && (target as Element | null)?.closest?.("a, button")) return null;
  if (code === "Home") return { type: "to", index: 0 };
  if (code === "End") return { type: "to", index: last };
  if (code === "KeyV") return { type: "next-view" };
  if (code === "KeyF") return { type: "whole-screen" };
  const steps = STEPS[code];
  return steps ? { type: "by", steps } : null;
}
