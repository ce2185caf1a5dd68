/**
 * Everything that can be done in the editor, by name: for the command palette, and for the keys that work on the whole
 * page. Keys that belong to the editor itself (keyboard.ts) are listed with their shortcut, so that people can find
 * them.
 */
import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { useEffect, useRef } from "react";
import { type Action, useActions } from "#app/components/palette/actions.ts";
import { isMac, shortcutOf } from "#app/components/shortcuts.ts";
import { toast } from "#app/components/toasts.ts";
import { caretsOf } from "#app/editor/connection/people.ts";
import type { QuietState } from "#app/editor/connection/quiet/QuietSwitch.tsx";
import type { Session } from "#app/editor/connection/session.ts";
import { KIND_ORDER } from "#app/editor/document/kinds.ts";
import { moveLevel, setKind } from "#app/editor/document/writing.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { nextWhere } from "#app/editor/drawing/finding.ts";
import type { EditorFacts } from "#app/editor/frame/use-editor.ts";
import type { Moving } from "#app/editor/moving/use-moving.ts";
import { isAgreed, statusOf } from "#app/editor/status/status.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface Commanded {
  page: TextPage;
  session: Session;
  editor: Editor | null;
  facts: EditorFacts;
  quiet: QuietState;
  /** Ids of the clauses that others changed while the page was open. */
  changed: ReadonlySet<string>;
  openPanel(): void;
  openBracket(pos: number, byKey: boolean): void;
  goToBracket(index: number, offset: number): void;
  stepComment(by: 1 | -1): void;
  /** Starts a comment on the selected words; false where there are none. */
  comment(): boolean;
  propose(clause: string): void;
  moving: Moving;
  jump(index: number): void;
}

export function useCommands(options: Commanded): void {
  const { t } = useTranslation();
  const everywhere = () => (options.editor ? findings(options, options.editor, t) : []);
  useActions(() => {
    const { editor, page } = options;
    if (!editor) return [];
    return [
      ...proposing(options, t),
      ...everywhere(),
      ...(page.closed ? [] : writing(editor, t)),
      ...movings(options, t),
    ];
  });
  const latest = useRef(everywhere);
  latest.current = everywhere;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = event.defaultPrevented ? null : shortcutOf(event, isMac());
      const action = shortcut && latest.current().find(({ keys }) => keys === shortcut);
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

type Say = ReturnType<typeof useTranslation>["t"];

function proposing({ page, facts, propose }: Commanded, t: Say): Action[] {
  const clause = facts.clauses[facts.current];
  const may = page.proposals?.may;
  if (!clause?.id || !(may?.draft || may?.suggest)) return [];
  const name = t(may.draft ? "amendments.propose" : "amendments.suggest");
  return [{ id: "propose", name, group: t("commands.text"), run: () => propose(clause.id) }];
}

/** Navigation through the text and announcements of remote changes: for people who only read, too. */
function findings(options: Commanded, editor: Editor, t: Say): Action[] {
  const { page, facts, changed, quiet, jump, openPanel, stepComment, comment } = options;
  const { clauses, current } = facts;
  const { statuses } = page.negotiation;
  const since = new Set([...(page.since?.clauses ?? []).map(({ id }) => id), ...changed]);
  const group = t("commands.find");
  const to = (id: string, keys: string, wanted: (clause: Drawn) => boolean): Action => ({
    ...{ id, keys, group, name: t(`commands.${id}` as "commands.nextChange") },
    run: () => {
      const at = nextWhere(clauses, current, wanted);
      if (at === null) toast(t("commands.noMore"));
      else jump(at);
    },
  });
  return [
    to("nextChange", "Mod-Alt-n", ({ id }) => since.has(id)),
    {
      ...{ id: "nextComment", keys: "Mod-Alt-c", group, name: t("commands.nextComment") },
      run: () => stepComment(1),
    },
    {
      ...{ id: "lastComment", keys: "Mod-Alt-Shift-c", group, name: t("commands.lastComment") },
      run: () => stepComment(-1),
    },
    { id: "comment", group: t("commands.text"), name: t("comments.mark"), run: () => void comment() },
    to("nextOpen", "Mod-Alt-o", (clause) => !isAgreed(statusOf(clause, statuses))),
    ...brackets(options, t),
    nextPerson(options, editor, t),
    {
      ...{ id: "panel", keys: "Mod-Alt-m", group: t("commands.view"), name: t("editor.panel") },
      run: openPanel,
    },
    {
      ...{ id: "hold", keys: "Mod-Alt-h", group: t("commands.view") },
      name: t(quiet.held ? "quiet.letIn" : "quiet.hold"),
      run: () => quiet.setHeld(!quiet.held),
    },
    {
      ...{
        id: "say",
        group: t("commands.view"),
        name: t(quiet.silent ? "quiet.announce" : "quiet.dontAnnounce"),
      },
      run: () => {
        quiet.setSilent(!quiet.silent);
        toast(t(quiet.silent ? "quiet.saying" : "quiet.silent"));
      },
    },
  ];
}

function brackets({ facts, goToBracket }: Commanded, t: Say): Action[] {
  const go = (step: 1 | -1) => () => {
    const at = nextWhere(facts.clauses, facts.current, ({ words }) => /[[\]]/.test(words), step);
    if (at === null) toast(t("commands.noMore"));
    else goToBracket(at, (facts.clauses[at]?.words ?? "").search(/[[\]]/) + 1);
  };
  const group = t("commands.find");
  return [
    { id: "nextBracket", keys: "Mod-Alt-j", group, name: t("commands.nextBracket"), run: go(1) },
    { id: "lastBracket", keys: "Mod-Alt-Shift-j", group, name: t("commands.lastBracket"), run: go(-1) },
  ];
}

/** From one to the next, in the order of the text. */
function nextPerson({ page, session }: Commanded, editor: Editor, t: Say): Action {
  return {
    ...{ id: "nextPerson", keys: "Mod-Alt-p", group: t("commands.find"), name: t("commands.nextPerson") },
    run: () => {
      const others = caretsOf(editor, session, page.me.person);
      const here = editor.state.selection.head;
      const next = others.find(({ pos }) => pos > here) ?? others[0];
      if (!next) return toast(t("commands.nobody"));
      editor.chain().setTextSelection(next.pos).scrollIntoView().run();
      if (editor.isEditable) editor.view.focus();
    },
  };
}

/** Moves the clause with the caret, with its sub-paragraphs. */
function movings({ moving, facts }: Commanded, t: Say): Action[] {
  const id = facts.clauses[facts.current]?.id;
  if (!moving.may || !id || moving.places(id).length < 2) return [];
  const group = t("commands.text");
  return [
    {
      ...{ id: "moveUp", group, keys: "Alt-Shift-↑", name: t("moving.commandUp") },
      run: () => moving.step(id, -1),
    },
    {
      ...{ id: "moveDown", group, keys: "Alt-Shift-↓", name: t("moving.commandDown") },
      run: () => moving.step(id, 1),
    },
  ];
}

/** Commands that change the clause with the caret. */
function writing(editor: Editor, t: Say): Action[] {
  const run = (command: Command) => () => {
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const group = t("commands.text");
  return [
    ...KIND_ORDER.map(
      (kind, at): Action => ({
        ...{ id: `kind ${kind}`, group, keys: `Mod-Alt-${at + 1}` },
        name: t("commands.kind", { kind: t(`kind.${kind}`) }),
        run: run(setKind(kind)),
      }),
    ),
    { id: "down", group, keys: "Tab", name: t("editor.levelDown"), run: run(moveLevel(1)) },
    { id: "up", group, keys: "Shift-Tab", name: t("editor.levelUp"), run: run(moveLevel(-1)) },
    {
      ...{ id: "bold", group, keys: "Mod-b", name: t("editor.bold") },
      run: () => void editor.chain().focus().toggleMark("bold").run(),
    },
    {
      ...{ id: "italic", group, keys: "Mod-i", name: t("editor.italic") },
      run: () => void editor.chain().focus().toggleMark("italic").run(),
    },
    {
      ...{ id: "undo", group, keys: "Mod-z", name: t("editor.undo") },
      run: () => void editor.chain().focus().undo().run(),
    },
    {
      ...{ id: "redo", group, keys: "Mod-y", name: t("editor.redo") },
      run: () => void editor.chain().focus().redo().run(),
    },
  ];
}
