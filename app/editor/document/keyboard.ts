/**
 * The keys of the editor. Tab changes the level of clauses, so Escape releases it: Escape, then Tab leaves the editor.
 * Shortcuts are matched by shortcuts.ts, so that they work on every layout.
 */
import { type Editor, Extension } from "@tiptap/core";
import type {} from "@tiptap/extension-collaboration";
import { baseKeymap, chainCommands } from "@tiptap/pm/commands";
import { keydownHandler } from "@tiptap/pm/keymap";
import { type Command, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isMac, shortcutOf } from "#app/components/shortcuts.ts";
import { KIND_ORDER } from "./kinds.ts";
import { readCaret } from "./read-caret.ts";
import { backwards, forwards, moveLevel, newClause, replaceSelected, setKind } from "./writing.ts";

/** What keys open beside the editor. */
export interface Openers {
  openPanel(): void;
  /** The commands for the bracket at the caret. */
  openBracket?(pos: number): void;
}

export function keyboard(openers: Openers): Extension {
  return Extension.create({
    name: "keyboard",
    // Before Collaboration (1000), whose keys are matched by letter only.
    priority: 1100,
    addProseMirrorPlugins() {
      return [keyPlugin(this.editor, openers)];
    },
  });
}

const erase = chainCommands(replaceSelected(), backwards);
const eraseForwards = chainCommands(replaceSelected(), forwards);

/** ProseMirror's own keys, with ours where a clause is more than a paragraph. */
const keys: Record<string, Command> = {
  ...baseKeymap,
  Enter: newClause,
  "Shift-Enter": newClause,
  Backspace: chainCommands(erase, baseKeymap.Backspace as Command),
  "Mod-Backspace": chainCommands(erase, baseKeymap["Mod-Backspace"] as Command),
  "Shift-Backspace": chainCommands(erase, baseKeymap["Shift-Backspace"] as Command),
  Delete: chainCommands(eraseForwards, baseKeymap.Delete as Command),
  "Mod-Delete": chainCommands(eraseForwards, baseKeymap["Mod-Delete"] as Command),
};

function keyPlugin(editor: Editor, openers: Openers): Plugin {
  const handleKey = keydownHandler(keys);
  const shortcuts = shortcutsOf(editor, openers);
  const mac = isMac();
  let leaving = false;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        readCaret(view);
        if (event.key === "Tab") return !leaving && tab(view, event);
        if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) leaving = event.key === "Escape";
        const shortcut = shortcuts[shortcutOf(event, mac) ?? ""];
        if (!shortcut) return handleKey(view, event);
        shortcut();
        return true;
      },
      handleTextInput: (view, _from, _to, words) => replaceSelected(words)(view.state, view.dispatch),
      handleDOMEvents: {
        blur: () => {
          leaving = false;
        },
      },
    },
  });
}

/** A key press that changes nothing is still handled here: the focus must not leave by accident. */
function tab(view: EditorView, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || !view.editable) return false;
  moveLevel(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
  return true;
}

function shortcutsOf(editor: Editor, openers: Openers): Record<string, () => void> {
  const run = (command: Command) => () => {
    if (editor.isEditable) command(editor.state, editor.view.dispatch);
  };
  return {
    "Mod-b": () => editor.commands.toggleMark("bold"),
    "Mod-i": () => editor.commands.toggleMark("italic"),
    "Mod-z": () => editor.commands.undo(),
    "Mod-Shift-z": () => editor.commands.redo(),
    "Mod-y": () => editor.commands.redo(),
    "Mod-Alt-m": () => openers.openPanel(),
    "Mod-Alt-b": () => openers.openBracket?.(editor.state.selection.head),
    ...Object.fromEntries(KIND_ORDER.map((kind, at) => [`Mod-Alt-${at + 1}`, run(setKind(kind))])),
  };
}
