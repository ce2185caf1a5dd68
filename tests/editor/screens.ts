/**
 * Editors without a browser at one simulated server, with the plugins that write, undo and keep the caret. The server
 * answers as ours does: an update goes to everybody, also to its author; a clause without an id gets one; a receipt
 * follows. Frames wait in queues until a test delivers them, in any order.
 */
import { toggleMark } from "@tiptap/pm/commands";
import { Slice } from "@tiptap/pm/model";
import { type Command, EditorState, type Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { redo, undo, ySyncPlugin, yUndoPlugin } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { caretKeeper } from "#app/editor/document/caret-keeper.ts";
import { dispatchInSteps } from "#app/editor/document/edits.ts";
import { undoCaret } from "#app/editor/document/undo-caret.ts";
import { undoManagerOf, undoSteps } from "#app/editor/document/undo-steps.ts";
import { backwards, forwards, newClause } from "#app/editor/document/writing.ts";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { repairIds } from "#server/realtime/repair.ts";
import { seedState } from "#server/store/log/text-at.ts";
import { clause, schema } from "./sheet.ts";

type PluginView = ReturnType<NonNullable<Plugin["spec"]["view"]>>;

/** The time between two letters, in the editors' own time. */
const LETTER_MS = 60;
const SERVER_CLIENT = 9;

export class Screen {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment(FRAGMENT);
  state: EditorState;
  editable = true;
  dom = { ownerDocument: null };
  /** The time in ms at this screen. */
  time = 1_000;
  presses = 0;
  private views: PluginView[] = [];

  constructor(seed: Uint8Array, client: number) {
    Y.applyUpdate(this.doc, seed, "server");
    this.doc.clientID = client;
    const caret = undoCaret(this.fragment);
    const protectedNodes = new Set([CLAUSE_NODE]);
    this.state = EditorState.create({
      schema,
      plugins: [
        ...[undoSteps(), caret.before],
        ...[ySyncPlugin(this.fragment), yUndoPlugin({ protectedNodes })],
        ...[caretKeeper(this.fragment), caret.behind],
      ],
    });
    this.views = this.state.plugins.flatMap((plugin) => plugin.spec.view?.(this as never) ?? []);
  }

  dispatch = (tr: Transaction): void => {
    const before = this.state;
    this.state = this.state.apply(tr);
    for (const view of this.views) view.update?.(this as never, before);
  };

  hasFocus = () => false;

  run(command: Command): void {
    this.time += LETTER_MS;
    command(this.state, (tr) => this.dispatch(tr.setTime(this.time)));
  }

  /** As commands do that change several places. */
  runInSteps(command: Command): void {
    const stateNow = () => this.state;
    const editor = {
      view: this,
      get state() {
        return stateNow();
      },
    };
    command(this.state, (tr) => dispatchInSteps(editor as never, tr));
  }

  type(words: string): void {
    for (const letter of words)
      this.run((state, dispatch) => {
        dispatch?.(state.tr.insertText(letter));
        return true;
      });
  }

  pause(): void {
    this.time += 2_000;
  }

  enter(): void {
    this.run(newClause);
  }

  backspace(): void {
    this.run((state, dispatch) => {
      if (backwards(state, dispatch)) return true;
      const { head, empty } = state.selection;
      dispatch?.(empty ? state.tr.delete(head - 1, head) : state.tr.deleteSelection());
      return true;
    });
  }

  del(): void {
    this.run(forwards);
  }

  paste(...clauses: string[]): void {
    const content = clauses.map((words) => clause({ kind: "operative" }, words));
    const slice = Slice.maxOpen(schema.topNodeType.create(null, content).content);
    this.run((state, dispatch) => {
      dispatch?.(state.tr.replaceSelection(slice).setMeta("paste", true).setMeta("uiEvent", "paste"));
      return true;
    });
  }

  bold(): void {
    this.run(toggleMark(schema.marks.bold as never));
  }

  /** Puts the caret where a click puts it, or selects as a click and a drag do. */
  select(index: number, offset: number, to = offset): void {
    let pos = 1;
    for (let at = 0; at < index; at++) pos += this.state.doc.child(at).nodeSize;
    const { tr, doc } = this.state;
    this.dispatch(tr.setSelection(TextSelection.create(doc, pos + offset, pos + to)));
  }

  /** False if there is nothing to undo. */
  undo(): boolean {
    const some = undoManagerOf(this.state)?.canUndo() ?? false;
    if (some) undo(this.state);
    if (some) this.presses += 1;
    return some;
  }

  redo(): boolean {
    const some = undoManagerOf(this.state)?.canRedo() ?? false;
    if (some) redo(this.state);
    return some;
  }

  /** A frame without words, like presence and receipts: the editor is only drawn again. */
  redraw(): void {
    this.dispatch(this.state.tr.setMeta("presence", true));
  }

  get clauses(): string[] {
    return this.state.doc.children.map((node) => node.textContent);
  }

  /** The words of each clause, the selection in them as `|`. */
  get drawn(): string[] {
    const { $anchor, $head } = this.state.selection;
    return this.state.doc.children.map((node, index) => {
      const marks = [$anchor, $head].filter((one) => one.index(0) === index).map((one) => one.parentOffset);
      const cuts = [...new Set(marks)].sort((a, b) => b - a);
      return cuts.reduce((words, at) => `${words.slice(0, at)}|${words.slice(at)}`, node.textContent);
    });
  }
}

/** `deliver` takes the next frame from the queue of a screen. */
export class Server {
  readonly doc = new Y.Doc();
  private queues = new Map<Screen, (() => void)[]>();
  private fresh = 0;
  private screens: Screen[] = [];

  constructor(words: readonly string[]) {
    const clauses = words.map((text, at) => ({
      id: `c${at}`,
      kind: "operative" as const,
      level: 0 as const,
      runs: [{ text }],
    }));
    Y.applyUpdate(this.doc, seedState(clauses));
  }

  open(client: number): Screen {
    const screen = new Screen(Y.encodeStateAsUpdate(this.doc), client);
    this.screens.push(screen);
    this.queues.set(screen, []);
    screen.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") this.queues.get(screen)?.push(() => this.take(update, screen));
    });
    return screen;
  }

  /** The screens that have frames waiting, in either direction; each queue keeps its order. */
  get waiting(): Screen[] {
    return this.screens.filter((screen) => this.queues.get(screen)?.length);
  }

  deliver(screen: Screen): void {
    this.queues.get(screen)?.shift()?.();
  }

  settle(): void {
    for (let some = this.waiting; some.length; some = this.waiting) for (const one of some) this.deliver(one);
  }

  private take(update: Uint8Array, author: Screen): void {
    Y.applyUpdate(this.doc, update);
    this.notify(update);
    const repair = repairIds(this.doc, SERVER_CLIENT, () => `fresh-${this.fresh++}`);
    if (repair) {
      Y.applyUpdate(this.doc, repair);
      this.notify(repair);
    }
    this.queues.get(author)?.push(() => author.redraw());
  }

  /** The author gets the update, too; after it each screen is drawn again, as with new presence. */
  private notify(update: Uint8Array): void {
    for (const screen of this.screens)
      this.queues.get(screen)?.push(() => {
        Y.applyUpdate(screen.doc, update, "server");
        screen.redraw();
      });
  }
}
