/**
 * A handle before the clause under the pointer or with the caret: dragged to another position, or moved by keys (arrows
 * on the handle, Alt+Shift and an arrow in the text). A line shows where it would go. Absent where nothing can be
 * moved.
 */
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useLabels } from "#app/editor/drawing/use-clause-labels.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type Drop, dropsOf, nearest, scrolling } from "./drops.ts";
import type { Moving } from "./use-moving.ts";

interface Props {
  editor: Editor;
  clauses: readonly Drawn[];
  current: number;
  moving: Moving;
}

export function MoveHandle({ editor, clauses, current, moving }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const pointed = usePointed(editor);
  const drag = useDrag(editor, moving);
  useKeys(editor, clauses[current]?.id, moving);
  const id = drag.id ?? clauses[pointed ?? current]?.id ?? "";
  const index = clauses.findIndex((one) => one.id === id);
  const measured = useLabels(editor, index < 0 ? [] : [index])[index]?.top;
  // Until the new position is measured the handle stays: a person who moves by keys has the focus on it.
  const last = useRef<number | undefined>(undefined);
  last.current = measured ?? last.current;
  const top = last.current;
  const clause = clauses[index];
  if (!moving.may || !id || !clause || top === undefined || moving.places(id).length < 2) return null;
  const name = nameOf(clause);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!by || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    moving.step(id, by);
  };
  return (
    <div className="moving">
      <button
        type="button"
        className="move-handle"
        style={{ insetBlockStart: top }}
        aria-label={t("moving.handle", { name })}
        title={`${t("moving.handle", { name })} – ${t("moving.hint")}`}
        aria-keyshortcuts="Alt+Shift+ArrowUp Alt+Shift+ArrowDown"
        data-dragged={drag.id ? "" : undefined}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => drag.start(event, id)}
        onPointerMove={drag.go}
        onPointerUp={drag.end}
        onPointerCancel={drag.leave}
      >
        <svg viewBox="0 0 10 16" aria-hidden="true">
          <path d="M3 3h.01M7 3h.01M3 8h.01M7 8h.01M3 13h.01M7 13h.01" />
        </svg>
      </button>
      {drag.drop ? <div className="move-line" style={{ insetBlockStart: drag.drop.y }} /> : null}
    </div>
  );
}

/** The clause under a mouse; nothing where there is none. */
function usePointed(editor: Editor): number | null {
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    const place = editor.view.dom.closest(".sheet-place");
    const move = (event: Event) => {
      const { pointerType, target } = event as globalThis.PointerEvent;
      const clause = target instanceof Element ? target.closest(".sheet-clause") : null;
      // Between two clauses, or on the handle itself, it stays where it was.
      if (pointerType === "mouse" && clause?.parentElement)
        setPointed([...clause.parentElement.children].indexOf(clause));
    };
    const leave = () => setPointed(null);
    place?.addEventListener("pointermove", move);
    place?.addEventListener("pointerleave", leave);
    editor.on("update", leave);
    return () => {
      place?.removeEventListener("pointermove", move);
      place?.removeEventListener("pointerleave", leave);
      editor.off("update", leave);
    };
  }, [editor]);
  return pointed;
}

/** A smaller movement is not meant as dragging. */
const MEANT_PX = 5;

function useDrag(editor: Editor, moving: Moving) {
  const [id, setId] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const from = useRef<{ id: string; y: number } | null>(null);
  const leave = useCallback(() => {
    from.current = null;
    scrolling(null);
    setId(null);
    setDrop(null);
  }, []);
  useEffect(() => {
    if (!id) return;
    const press = ({ key }: globalThis.KeyboardEvent) => key === "Escape" && leave();
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [id, leave]);
  return {
    id,
    drop,
    leave,
    start(event: PointerEvent<HTMLElement>, clause: string) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { id: clause, y: event.clientY };
    },
    go({ clientY }: PointerEvent) {
      const start = from.current;
      if (!start || (!id && Math.abs(clientY - start.y) < MEANT_PX)) return;
      setId(start.id);
      scrolling(clientY);
      setDrop(nearest(dropsOf(editor.view.dom, moving.places(start.id)), clientY));
    },
    end() {
      if (id && drop) moving.to(id, drop.after);
      leave();
    },
  };
}

/** In the text: Alt+Shift and an arrow, whatever else the caret would do with them. */
function useKeys(editor: Editor, id: string | undefined, moving: Moving): void {
  const latest = useRef({ id, moving });
  latest.current = { id, moving };
  useEffect(() => {
    const { dom } = editor.view;
    const press = (event: globalThis.KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
      if (!by || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (latest.current.id) latest.current.moving.step(latest.current.id, by);
    };
    dom.addEventListener("keydown", press, true);
    return () => dom.removeEventListener("keydown", press, true);
  }, [editor]);
}
