/**
 * ProseMirror reads the browser's selection a moment after it changed. Whatever acts on the caret before that moment
 * acts on the place that was just left, so it has the selection read first.
 */
import type { EditorView } from "@tiptap/pm/view";

export function readCaret(view: EditorView): void {
  // Its own key handling does the same (input.ts), but the method is not in its published types.
  (view as EditorView & { domObserver?: { flush(): void } }).domObserver?.flush();
}
