/**
 * Comments in the open text: which are shown, which one is chosen, and what a new one is about. Draws them on the
 * paper, moves from one to the next in the order of the text, and finds the present words of each.
 */

import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Session } from "#app/editor/connection/session.ts";
import { positionAt } from "#app/editor/document/clauses.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { CommentsView, ThreadView } from "#app/presenters/comment.ts";
import { byName } from "#domain/by-name.ts";
import { type Filter, isAsked, OPEN_ONES } from "#domain/comments/index.ts";
import type { MarkedWords, Speaking } from "./CommentForm.tsx";
import { type Commented, drawnNow, setCommented } from "./highlighting.ts";
import { type MarkedHere, markedIn, whereMarked } from "./marking.ts";
import { selectedState } from "./selected.ts";

export interface Commenting {
  /** By the filter, in the order of the text; those without a clause come last. */
  threads: ThreadView[];
  /** Of these, by the index of their clause. */
  at: ReadonlyMap<number, ThreadView[]>;
  gone: ThreadView[];
  /** Open ones by clause, whatever the filter is. */
  counts: Record<string, number> | null;
  filter: Filter;
  setFilter(filter: Filter): void;
  selected: string;
  /** Grows with each request that the chosen card has the focus. */
  focused: number;
  select(thread: string): void;
  /** Takes the reader to a discussion: scrolls to its words, moves the focus to its card. */
  go(thread: string): void;
  /** Index of the clause for which a comment is written; -1 for none. */
  composing: number;
  speaking: Speaking;
  /** Begins a discussion about the selected words. False where there are none. */
  begin(): boolean;
  step(by: 1 | -1): void;
  wordsNow(thread: ThreadView): string | null | undefined;
  /** Back to the text. */
  leave(): void;
}

interface Options {
  view: CommentsView | null;
  editor: Editor | null;
  session: Session;
  sheet: string;
  clauses: readonly Drawn[];
  current: number;
  /** Makes cards visible: opens the panel where there is no margin. */
  reveal(): void;
}

export function useCommenting(options: Options): Commenting {
  const { view, editor, session, sheet, clauses, current, reveal } = options;
  const [filter, setFilter] = useState(OPEN_ONES);
  const [selected, setSelected] = useState("");
  const [focused, setFocused] = useState(0);
  const [marking, setMarking] = useState<{ about: MarkedHere | null; clause: string; asked: number } | null>(
    null,
  );
  const all = view?.threads;
  const places = useMemo(() => new Map(clauses.map(({ id }, index) => [id, index])), [clauses]);
  const wanted = useMemo(
    () => (all ?? []).filter((one) => isAsked({ ...one, resolved: one.resolved !== null }, filter)),
    [all, filter],
  );
  const threads = useMemo(() => {
    const place = ({ clause }: ThreadView) => places.get(clause) ?? places.size;
    return wanted.toSorted((a, b) => place(a) - place(b));
  }, [wanted, places]);
  const at = Map.groupBy(
    threads.filter(({ clause }) => places.has(clause)),
    ({ clause }) => places.get(clause) ?? 0,
  );
  useHighlights({ editor, sheet, threads: wanted, selected, marked: marking?.about ?? null });
  const go = useCallback(
    (id: string) => {
      const thread = all?.find((one) => one.id === id);
      if (!thread) return;
      setSelected(id);
      setFocused((before) => before + 1);
      reveal();
      const index = places.get(thread.clause);
      if (!editor || index === undefined) return;
      const words = drawnNow(editor.state).get(id);
      editor.commands.setTextSelection(words?.from ?? positionAt(editor.state.doc, index).pos + 1);
      editor.view.dom.children[index]?.scrollIntoView({ block: "center" });
    },
    [all, editor, places, reveal],
  );
  const clauseState = threads.filter(({ clause }) => places.has(clause));
  const step = (by: 1 | -1) => {
    // If the reader has moved elsewhere in the text since, it continues from there.
    const here = clauseState.some(({ id, clause }) => id === selected && places.get(clause) === current);
    const behind = ({ clause }: ThreadView) => (places.get(clause) ?? 0) >= current;
    const next = nextOf(clauseState, here ? selected : "", by, behind);
    if (next) go(next.id);
  };
  const begin = useCallback(() => {
    const about = editor && view?.may.comment ? markedIn(selectedState(editor), session.fragment) : null;
    if (!about) return false;
    setMarking((before) => ({ about, clause: about.clause, asked: (before?.asked ?? 0) + 1 }));
    reveal();
    return true;
  }, [editor, session, view, reveal]);
  const leave = () => {
    setMarking(null);
    setSelected("");
    editor?.view.focus();
  };
  const about = marking?.about;
  const marked: MarkedWords | null = about ? { ...about, sheet } : null;
  return {
    ...{ threads, at, filter, setFilter, selected, focused, go, step, begin, leave },
    gone: threads.filter(({ clause }) => places.size > 0 && !places.has(clause)),
    counts: all ? countsOf(all) : null,
    select: setSelected,
    composing: marking ? (places.get(marking.clause) ?? -1) : -1,
    speaking: {
      marked,
      asked: marking?.asked ?? 0,
      onDone: (thread) => {
        setMarking(null);
        if (thread) setSelected(thread);
      },
      onUnmark: () => setMarking((before) => before && { ...before, about: null }),
    },
    wordsNow: (thread) => (thread.anchor?.sheet === sheet ? wordsIn(editor, session, thread) : undefined),
  };
}

/** The present words of a discussion, as on the paper; null if they are gone from their clause. */
function wordsIn(
  editor: Editor | null,
  { fragment }: Session,
  thread: ThreadView,
): string | null | undefined {
  const doc = editor && !editor.isDestroyed ? editor.state.doc : null;
  // A change is still on its way between the two documents.
  if (!doc || doc.childCount !== fragment.length) return undefined;
  const at = whereMarked(fragment, doc, thread);
  return at && doc.textBetween(at.pos + at.from, at.pos + at.to);
}

/** The one after the chosen one; if none is chosen, the first after the caret. Continues from the beginning. */
export function nextOf<T extends { id: string }>(
  threads: readonly T[],
  selected: string,
  by: 1 | -1,
  isBehind: (thread: T) => boolean,
): T | undefined {
  const { length } = threads;
  const here = threads.findIndex(({ id }) => id === selected);
  if (here >= 0) return threads[(here + by + length) % length];
  const behind = threads.findIndex(isBehind);
  const first = behind < 0 ? (by > 0 ? 0 : length - 1) : by > 0 ? behind : behind - 1;
  return threads[(first + length) % Math.max(1, length)];
}

function countsOf(threads: readonly ThreadView[]): Record<string, number> {
  const open = Map.groupBy(
    threads.filter(({ resolved }) => !resolved),
    ({ clause }) => clause,
  );
  return byName([...open].map(([clause, some]) => [clause, some.length] as const));
}

interface Highlighted {
  editor: Editor | null;
  sheet: string;
  threads: readonly ThreadView[];
  selected: string;
  marked: MarkedHere | null;
}

function useHighlights({ editor, sheet, threads, selected, marked }: Highlighted): void {
  const commented = useMemo(() => {
    const found = threads.flatMap(({ id, clause, anchor }): Commented[] => {
      return anchor?.sheet === sheet ? [{ thread: id, clause, anchor, now: id === selected }] : [];
    });
    const fresh: Commented[] = marked
      ? [{ thread: "", clause: marked.clause, anchor: marked, now: true }]
      : [];
    return [...found, ...fresh];
  }, [threads, sheet, selected, marked]);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const { view } = editor;
    const draw = () => {
      if (!editor.isDestroyed) setCommented(view, commented);
    };
    // A word that is being composed must not be redrawn.
    if (!view.composing) return draw();
    view.dom.addEventListener("compositionend", draw, { once: true });
    return () => view.dom.removeEventListener("compositionend", draw);
  }, [editor, commented]);
}
