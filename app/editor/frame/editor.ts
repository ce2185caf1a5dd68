/**
 * Puts the editor together: Tiptap over one sheet, with our keys, drawing, carets and caret keeper. It does not use
 * React: the page mounts it and listens to it.
 */
import { Editor, Extension } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { Plugin } from "@tiptap/pm/state";
import { bracketPresses } from "#app/editor/brackets/bracket-presses.ts";
import { highlightPlugin } from "#app/editor/comments/highlighting.ts";
import { remoteChangePlugin } from "#app/editor/connection/remote-changes.ts";
import { sendablePlugin } from "#app/editor/connection/sendable.ts";
import type { Session } from "#app/editor/connection/session.ts";
import { type AskedDeletion, askingPlugin } from "#app/editor/deleting/asking.ts";
import { caretKeeper } from "#app/editor/document/caret-keeper.ts";
import { positionAt } from "#app/editor/document/clauses.ts";
import { keyboard } from "#app/editor/document/keyboard.ts";
import { cleanPastedHtml, fitPasted } from "#app/editor/document/paste.ts";
import { clickReader } from "#app/editor/document/read-caret.ts";
import { sheetExtensions } from "#app/editor/document/schema.ts";
import { undoCaret } from "#app/editor/document/undo-caret.ts";
import { undoSteps } from "#app/editor/document/undo-steps.ts";
import { passUnknownMarks } from "#app/editor/document/unknown-marks.ts";
import { caretElement, selectionAttributes } from "#app/editor/drawing/carets.ts";
import { type ClauseFacts, ClauseView, smallPrintPlugin } from "#app/editor/drawing/clause-view.ts";
import { currentPlugin, drawingPlugin } from "#app/editor/drawing/drawing.ts";
import { insetPlugin } from "#app/editor/drawing/insets.ts";
import { redlinePlugin, type SpokenChange } from "#app/editor/drawing/redlining.ts";
import { closingPlugin } from "#app/editor/status/closing.ts";
import type { DelegationView, Presence } from "#app/presenters/delegation-view.ts";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";

export interface EditorOptions {
  element: HTMLElement;
  session: Session;
  editable: boolean;
  /** BCP 47, the language of the text. */
  language: string;
  me: Presence;
  delegationViewOf(delegation: string | null): DelegationView | null;
  facts: ClauseFacts;
  openPanel(): void;
  /** Opens the commands for the bracket at a position; called by a key, or by a press on the bracket. */
  openBracket?(pos: number, byKey: boolean): void;
  words: { label: string; unbalanced: string };
  /** The reader pressed commented words: the id of their discussion. */
  onComment?(thread: string): void;
  /** The person tried to write in a clause that is closed to them. */
  onRefused?(clause: string): void;
  /** A single edit is about to delete a lot of text. */
  onLargeDeletion?(asked: AskedDeletion): void;
  /** Only of an amendment: the clause that it is drawn against. Its own clauses have no number and no address. */
  redline?: { base: readonly string[]; spoken: SpokenChange };
}

export function createEditor(options: EditorOptions): Editor {
  const { session, me, delegationViewOf } = options;
  const caret = undoCaret(session.fragment);
  return new Editor({
    element: options.element,
    editable: options.editable,
    // Our style sheet has the few rules of Tiptap; a style element would need an exception in the content security
    // policy.
    injectCSS: false,
    // Words between asterisks stay as they are: a declaration is not written in Markdown.
    enableInputRules: false,
    enablePasteRules: false,
    // Tiptap's Backspace and its reset of an emptied document would remove the kind and the id of a clause.
    enableCoreExtensions: { keymap: false },
    coreExtensionOptions: { tabindex: { value: "0" } },
    extensions: [
      ...sheetExtensions(),
      keyboard({
        openPanel: options.openPanel,
        openBracket: (pos) => options.openBracket?.(pos, true),
      }),
      undoing(caret.before),
      // If a person undoes the creation of a clause in which others have typed, the clause stays.
      Collaboration.configure({
        document: session.doc,
        field: FRAGMENT,
        yUndoOptions: { protectedNodes: new Set([CLAUSE_NODE]) },
      }),
      CollaborationCaret.configure({
        provider: session.provider,
        user: me,
        render: (user) => caretElement(user, delegationViewOf),
        selectionRender: (user) => selectionAttributes(user, delegationViewOf),
      }),
      ours(options, caret.behind),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": options.words.label,
        lang: options.language,
        spellcheck: "true",
      },
    },
  });
}

function undoing(caretBefore: Plugin): Extension {
  return Extension.create({
    name: "undoing",
    // Before Collaboration (1000): a step begins, and its caret is noted, before the edit is written.
    priority: 1050,
    addProseMirrorPlugins: () => [undoSteps(), caretBefore],
  });
}

function ours(options: EditorOptions, caretBehind: Plugin): Extension {
  const { session, language, words, facts, redline, openBracket, onRefused, onComment, onLargeDeletion } =
    options;
  const own = { numbered: !redline, addressed: !redline };
  return Extension.create({
    name: "plenary",
    // After Collaboration: the caret keeper reads what Collaboration has written.
    priority: 10,
    // Before the shared document is drawn for the first time.
    onBeforeCreate() {
      passUnknownMarks(this.editor.schema);
    },
    addProseMirrorPlugins: () => [
      drawingPlugin(language, words.unbalanced, own),
      ...(redline ? [redlinePlugin(redline.base, language, redline.spoken)] : []),
      currentPlugin(),
      closingPlugin((clause) => onRefused?.(clause)),
      ...(onLargeDeletion ? [askingPlugin(onLargeDeletion, redline && 1)] : []),
      sendablePlugin(),
      insetPlugin(),
      ...(onComment ? [highlightPlugin(session.fragment, onComment)] : []),
      smallPrintPlugin(),
      clickReader(),
      ...(openBracket ? [bracketPresses((pos) => openBracket(pos, false))] : []),
      caretKeeper(session.fragment),
      caretBehind,
      remoteChangePlugin(session.provider, session.holding),
      new Plugin({
        props: {
          nodeViews: {
            [CLAUSE_NODE]: (node, _view, _pos, decorations) => new ClauseView(node, decorations, facts, own),
          },
          transformPastedHTML: cleanPastedHtml,
          transformPasted: (slice, view) =>
            fitPasted(
              slice,
              positionAt(view.state.doc, view.state.selection.$head.index(0)).node.attrs as never,
            ),
        },
      }),
    ],
  });
}
