/**
 * What is shown under clauses and is no part of the text, in the order of the clauses. It comes after the editor in the
 * page, so that Tab reaches it from there, and lies over the room that insets.ts reserves for it.
 */
import type { Editor } from "@tiptap/core";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useLabels } from "#app/editor/drawing/use-clause-labels.ts";
import { setInsets } from "./insets.ts";

export interface Inset {
  /** Id of the clause under which it is shown. */
  clause: string;
  index: number;
  content: ReactNode;
}

export function Insets({ editor, insets }: { editor: Editor; insets: readonly Inset[] }) {
  const [heights, setHeights] = useState<Record<string, number>>({});
  const places = useLabels(
    editor,
    insets.map(({ index }) => index),
  );
  useEffect(() => {
    if (!editor.isDestroyed) setInsets(editor.view, heights);
  }, [editor, heights]);
  const onHeight = useCallback((clause: string, height: number) => {
    setHeights(({ [clause]: before, ...others }) => {
      if (!height) return others;
      return before === height ? { ...others, [clause]: before } : { ...others, [clause]: height };
    });
  }, []);
  return (
    <div className="insets">
      {insets.map(({ clause, index, content }) => {
        const place = places[index];
        // Not before its position is known: an element in it may take the focus and scroll the page there.
        if (!place) return null;
        return (
          <Room key={clause} clause={clause} top={place.bottom - (heights[clause] ?? 0)} onHeight={onHeight}>
            {content}
          </Room>
        );
      })}
    </div>
  );
}

interface RoomProps {
  clause: string;
  top: number;
  onHeight(clause: string, height: number): void;
  children: ReactNode;
}

/** Reports its height, and 0 once it is gone. */
function Room({ clause, top, onHeight, children }: RoomProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => onHeight(clause, Math.ceil(element.offsetHeight)));
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      onHeight(clause, 0);
    };
  }, [clause, onHeight]);
  return (
    <div ref={place} className="inset" data-inset={clause} style={{ insetBlockStart: top }}>
      {children}
    </div>
  );
}
