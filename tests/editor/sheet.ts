/** A sheet without a browser: the editor's schema, a state with these clauses, and the result of a command. */
import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { sheetExtensions } from "#app/editor/document/schema.ts";

export const schema = getSchema(sheetExtensions());

type Options = [kind: string, level: number, words: string];

/** `|` in the words is the caret; two of them are a selection. Ids are c0, c1 ... */
export function sheet(...clauses: Options[]): EditorState {
  const marks: number[] = [];
  let pos = 0;
  const nodes = clauses.map(([kind, level, words], at) => {
    const plain = words.replaceAll("|", "");
    words
      .split("|")
      .slice(0, -1)
      .reduce((offset, part) => {
        marks.push(pos + 1 + offset + part.length);
        return offset + part.length;
      }, 0);
    pos += plain.length + 2;
    return clause({ id: `c${at}`, kind, level }, plain);
  });
  const doc = schema.topNodeType.create(null, nodes);
  const [anchor = 1, head = anchor] = marks;
  return EditorState.create({ doc, selection: TextSelection.create(doc, anchor, head) });
}

export function clause(attributes: Record<string, unknown>, words: string): Node {
  return schema.node("clause", attributes, words ? [schema.text(words)] : []);
}

/** The state after the commands; the same object if they did nothing. */
export function played(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now;
    command(now, (tr) => {
      next = now.apply(tr);
    });
    return next;
  }, state);
}

/** One line for each clause: id, kind, level, words with the caret. */
export function drawn(state: EditorState): string[] {
  const { $head } = state.selection;
  const lines: string[] = [];
  state.doc.forEach((node, _pos, index) => {
    const words = node.textContent;
    const viewed =
      index === $head.index(0)
        ? `${words.slice(0, $head.parentOffset)}|${words.slice($head.parentOffset)}`
        : words;
    lines.push(`${node.attrs.id ?? "new"} ${node.attrs.kind} ${node.attrs.level} ${viewed}`);
  });
  return lines;
}
