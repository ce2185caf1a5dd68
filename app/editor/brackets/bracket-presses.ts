/** A press on a bracket on the paper opens its menu; the caret goes there as usual. */
import { Plugin } from "@tiptap/pm/state";
import { BRACKET } from "#app/editor/drawing/drawing.ts";

export function bracketPresses(open: (pos: number) => void): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click(view, { target }) {
          const bracket = target instanceof Element ? target.closest(`.${BRACKET}`) : null;
          // A selection by mouse may end on a bracket.
          if (bracket && view.dom.contains(bracket) && getSelection()?.isCollapsed !== false)
            open(view.posAtDOM(bracket, 0));
          return false;
        },
      },
    },
  });
}
