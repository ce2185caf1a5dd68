/**
 * ProseMirror reads the browser's selection a moment after it changed. Code that acts on the caret before that moment
 * would act on its previous position, so it has the selection read first.
 */
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

export function readCaret(view: EditorView): void {
  // ProseMirror's own key handling does the same (input.ts), but the method is not in its published types.
  (view as EditorView & { domObserver?: { flush(): void } }).domObserver?.flush();
}

/**
 * The first click into the text: 20 ms after the focus, ProseMirror writes *its* selection into the page if it has not
 * processed the click by then, as on a slow machine, and the caret would jump to the start of the text (seen with two
 * browsers on two cores). So a click is read when the button goes up.
 */
export function clickReader(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mouseup(view) {
          readCaret(view);
          return false;
        },
      },
    },
  });
}
