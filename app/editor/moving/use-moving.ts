/**
 * Moves a clause by a command of the server, to a position or a step up or down. It waits until one's own words are
 * saved, leaves a clause alone in which another person writes, takes the caret along, shows a refusal, and offers to
 * undo.
 */
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { toast } from "#app/components/toasts.ts";
import { caretsOf } from "#app/editor/connection/people.ts";
import type { Session } from "#app/editor/connection/session.ts";
import { positionAt, positionOfId } from "#app/editor/document/clauses.ts";
import { clausesIn } from "#app/editor/document/varying.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { CommandDone } from "#app/presenters/negotiation.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { blockOf, destinationsFor, movesTo, placeNow } from "#domain/text/moving.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface Moving {
  /** Whether this person may move clauses here at all. */
  may: boolean;
  /** After which clauses this one may be put. */
  places(id: string): (string | null)[];
  to(id: string, after: string | null): void;
  step(id: string, by: 1 | -1): void;
}

interface Options {
  page: TextPage;
  session: Session;
  editor: Editor | null;
  clauses: readonly Drawn[];
}

/** The move that was asked for, until it is answered. */
interface Asked {
  id: string;
  name: string;
  /** Where it was, to undo the move. */
  before: string | null;
  back: boolean;
}

export function useMoving({ page, session, editor, clauses }: Options): Moving {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const { submit, data } = useFetcher<CommandDone>();
  const asked = useRef<Asked | null>(null);
  const follow = useFollowing(editor, clauses);
  const may = !page.closed && !page.source;

  const to = async (id: string, after: string | null, back = false) => {
    if (!editor || !may) return;
    const all = clausesIn(editor.state.doc);
    const clause = clauses.find((one) => one.id === id);
    const before = placeNow(all, id);
    if (!clause || !movesTo(all, id, after)?.length) return;
    const other = writerIn(editor, session, page, id);
    if (other) return toast(t("moving.others", { name: other }));
    if (!(await saved(session))) return toast(t("moving.unsaved"));
    asked.current = { id, name: nameOf(clause), before, back };
    follow(id, after);
    const fields = { intent: "move", clause: id, after: after ?? "" };
    void submit(fields, { method: "post", action: `/texts/${page.id}/commands` });
  };
  const latest = useRef(to);
  latest.current = to;

  const answered = useRef(data);
  useEffect(() => {
    if (!data || data === answered.current) return;
    answered.current = data;
    const one = asked.current;
    asked.current = null;
    if (!data.ok) {
      follow(null, null);
      return toast(t(`refusals.${data.reason}`));
    }
    if (!one || one.back) return;
    const run = () => void latest.current(one.id, one.before, true);
    toast(t("moving.done", { name: one.name }), { name: t("moving.undo"), run });
  }, [data, follow, t]);

  const places = (id: string) => (editor ? destinationsFor(clausesIn(editor.state.doc), id) : []);
  return {
    may,
    places,
    to: (id, after) => void to(id, after),
    step(id, by) {
      if (!editor || !may) return;
      const all = places(id);
      const at = all.indexOf(placeNow(clausesIn(editor.state.doc), id));
      const after = all[at + by];
      if (at < 0 || after === undefined) return toast(t("moving.edge"));
      void to(id, after);
    },
  };
}

/** Other people who have a caret in the clauses that would be moved. */
function writerIn(editor: Editor, session: Session, page: TextPage, id: string): string | null {
  const { doc } = editor.state;
  const block = blockOf(clausesIn(doc), id);
  if (!block) return null;
  const last = positionAt(doc, block.end - 1);
  const [from, end] = [positionAt(doc, block.start).pos, last.pos + last.node.nodeSize];
  const there = caretsOf(editor, session, page.me.person).find(({ pos }) => pos > from && pos < end);
  return there ? there.name : null;
}

/** How long a person waits for a key press to have an effect. */
const PATIENCE_MS = 3_000;

/** Waits until everything is saved: words that are still on their way would reach a clause that no longer exists. */
function saved({ receipts }: Session): Promise<boolean> {
  if (!receipts.waiting()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (is: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(is);
    };
    const timer = setTimeout(end, PATIENCE_MS, false);
    const stop = receipts.watch(() => receipts.waiting() || end(true));
  });
}

/** The clause comes again from the server: the caret that was in it goes to its new position. */
function useFollowing(editor: Editor | null, clauses: readonly Drawn[]) {
  const [wanted, setWanted] = useState<{ id: string; after: string | null; offset: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the position is looked up when a clause came or went.
  useEffect(() => {
    if (!wanted || !editor) return;
    const place = positionOfId(editor.state.doc, wanted.id);
    if (!place || placeNow(clausesIn(editor.state.doc), wanted.id) !== wanted.after) return;
    setWanted(null);
    const offset = Math.min(wanted.offset, place.node.content.size);
    editor.commands.setTextSelection(place.pos + 1 + offset);
    editor.view.dom.children[place.index]?.scrollIntoView({ block: "nearest" });
    if (!document.activeElement?.closest(".move-handle")) editor.view.focus();
  }, [wanted, editor, clauses]);
  return useCallback(
    (id: string | null, after: string | null) => {
      const $head = editor?.state.selection.$head;
      const inside = $head?.parent.attrs.id === id;
      setWanted(id === null ? null : { id, after, offset: inside ? ($head?.parentOffset ?? 0) : 0 });
    },
    [editor],
  );
}
