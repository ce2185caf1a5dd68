/** Two screens on one text: what is done on the first is written into its shared document as the editor writes it. */
import type { Editor } from "@tiptap/core";
import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { dispatchInSteps } from "#app/editor/document/edits.ts";
import { schema, sheet } from "./sheet.ts";

export function shared(...words: string[]) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const fragment = mine.getXmlFragment("text");
  let state = sheet(...words.map((one) => ["operative", 0, one] as [string, number, string]));
  // The mapping of nodes that the editor's binding also keeps.
  const binding = { mapping: new Map(), isOMark: new Map() } as never;
  updateYFragment(mine, fragment, state.doc, binding);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const before = Y.encodeStateVector(mine);
  const editor = {
    get state() {
      return state;
    },
    view: {
      dispatch(tr: Transaction) {
        state = state.apply(tr);
        updateYFragment(mine, fragment, state.doc, binding);
      },
    },
  } as unknown as Editor;
  return {
    run: (command: Command) => command(state, (tr) => dispatchInSteps(editor, tr)),
    /** The other person types in the clause at `index`. */
    type: (at: number, put: string, index = 0) => {
      const text = (theirs.getXmlFragment("text").get(index) as Y.XmlElement).get(0) as Y.XmlText;
      text.insert(at, put);
    },
    /** Sends everything that was done so far to the other person. */
    notify: () => Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine)),
    meet(): string {
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, before));
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
      return yXmlFragmentToProseMirrorRootNode(fragment, schema).textContent;
    },
    /** The number of characters that the first screen has written since the start. */
    written: () =>
      Y.getState(mine.store, mine.clientID) - (Y.decodeStateVector(before).get(mine.clientID) ?? 0),
    state: (): EditorState => state,
  };
}
