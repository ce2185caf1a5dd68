/** A press on a bracket on the paper asks what can be done with it; the caret goes there all the same. */
import { Plugin } from "@tiptap/pm/state";
import { BRACKET } from "#app/editor/drawing/drawing.ts";

export function bracketPresses(open: (pos: number) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click(view, { target }) {
          const bracket = target instanceof Element ? target.closest(`.${BRACKET}`) : null;
          // Marking words with the mouse may well end on one.
          if (bracket && view.dom.contains(bracket) && getSelection()?.isCollapsed !== false)
            open(view.posAtDOM(bracket, 0));
          return false;
        },
      },
    },
  });
}
