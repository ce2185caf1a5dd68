/** The editor in React: created in an effect; the page is notified only of changes that it shows. */
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { undoManagerOf } from "#app/editor/document/undo-steps.ts";
import { type Drawn, drawingKey } from "#app/editor/drawing/drawing.ts";
import { createEditor, type EditorOptions } from "./editor.ts";

export interface EditorFacts {
  clauses: Drawn[];
  /** Index of the clause with the caret. */
  current: number;
  italic: boolean;
  bold: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

/**
 * In: everything but the element. A new session makes a new editor; the other options are read when they are needed.
 */
export function useEditor(
  options: Omit<EditorOptions, "element">,
): [RefObject<HTMLDivElement | null>, Editor | null] {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  latest.current = options;
  const [editor, setEditor] = useState<Editor | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: language and session name the document, the rest is read late.
  useEffect(() => {
    if (!place.current) return;
    const made = createEditor({
      ...latest.current,
      element: place.current,
      delegationViewOf: (delegation) => latest.current.delegationViewOf(delegation),
      facts: (fields) => latest.current.facts(fields),
      openPanel: () => latest.current.openPanel(),
      openBracket: (pos, byKey) => latest.current.openBracket?.(pos, byKey),
      onRefused: (clause) => latest.current.onRefused?.(clause),
      onLargeDeletion: (asked) => latest.current.onLargeDeletion?.(asked),
      ...(latest.current.onComment && { onComment: (thread: string) => latest.current.onComment?.(thread) }),
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [options.session, options.language]);
  useEffect(() => {
    if (editor && editor.isEditable !== options.editable) editor.setEditable(options.editable);
  }, [editor, options.editable]);
  return [place, editor];
}

const NOTHING: EditorFacts = {
  clauses: [],
  current: 0,
  italic: false,
  bold: false,
  canUndo: false,
  canRedo: false,
};

const STACK_EVENTS = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;

export function useEditorFacts(editor: Editor | null): EditorFacts {
  const known = useRef(NOTHING);
  return useSyncExternalStore(
    (changed) => {
      // The steps are complete only after the transaction that an undo draws.
      const manager = editor && undoManagerOf(editor.state);
      editor?.on("transaction", changed);
      for (const event of STACK_EVENTS) manager?.on(event, changed);
      return () => {
        editor?.off("transaction", changed);
        for (const event of STACK_EVENTS) manager?.off(event, changed);
      };
    },
    () => {
      if (!editor || editor.isDestroyed) return NOTHING;
      const now = factsOf(editor);
      const same = (Object.keys(now) as (keyof EditorFacts)[]).every(
        (name) => now[name] === known.current[name],
      );
      if (!same) known.current = now;
      return known.current;
    },
    () => NOTHING,
  );
}

function factsOf(editor: Editor): EditorFacts {
  const undo = undoManagerOf(editor.state);
  return {
    clauses: drawingKey.getState(editor.state)?.clauses ?? [],
    current: editor.state.selection.$head.index(0),
    italic: editor.isActive("italic"),
    bold: editor.isActive("bold"),
    canUndo: editor.isEditable && Boolean(undo?.undoStack.length),
    canRedo: editor.isEditable && Boolean(undo?.redoStack.length),
  };
}
