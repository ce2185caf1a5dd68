/** Tools for the clause with the caret: its kind, its level, text marks, undo and redo. */
import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import type { ReactNode } from "react";
import { KIND_ORDER } from "#app/editor/document/kinds.ts";
import { moveLevel, setKind } from "#app/editor/document/writing.ts";
import { isNumbered, type Kind } from "#domain/text/clause.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { EditorFacts } from "./use-editor.ts";

interface Props {
  editor: Editor;
  facts: EditorFacts;
}

export function Toolbar({ editor, facts }: Props) {
  const { t } = useTranslation();
  const kind = facts.clauses[facts.current]?.kind ?? "operative";
  const run = (command: Command) => {
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  return (
    <fieldset className="toolbar" aria-label={t("editor.tools")}>
      <label className="toolbar-kind">
        <span className="visually-hidden">{t("editor.kindOfClause")}</span>
        <select value={kind} onChange={({ target }) => run(setKind(target.value as Kind))}>
          {KIND_ORDER.map((one, at) => (
            <option key={one} value={one} title={`Ctrl+Alt+${at + 1}`}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Tool name={t("editor.levelUp")} disabled={!isNumbered(kind)} onPress={() => run(moveLevel(-1))}>
        <path d="M7 4h7M9.5 8H14M7 12h7M5 5.5 2.5 8 5 10.5" />
      </Tool>
      <Tool name={t("editor.levelDown")} disabled={!isNumbered(kind)} onPress={() => run(moveLevel(1))}>
        <path d="M7 4h7M9.5 8H14M7 12h7M2.5 5.5 5 8l-2.5 2.5" />
      </Tool>
      <MarkTools editor={editor} facts={facts} />
    </fieldset>
  );
}

/** Text marks, undo and redo. */
export function MarkTools({ editor, facts }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Tool
        name={t("editor.bold")}
        pressed={facts.bold}
        onPress={() => editor.chain().focus().toggleMark("bold").run()}
      >
        <path d="M4.5 3h4.2a2.4 2.4 0 0 1 0 4.9H4.5ZM4.5 7.9h5a2.5 2.5 0 0 1 0 5.1h-5Z" strokeWidth="2" />
      </Tool>
      <Tool
        name={t("editor.italic")}
        pressed={facts.italic}
        onPress={() => editor.chain().focus().toggleMark("italic").run()}
      >
        <path d="M7 3h5M4 13h5M9.5 3l-3 10" />
      </Tool>
      <Tool
        name={t("editor.undo")}
        disabled={!facts.canUndo}
        onPress={() => editor.chain().focus().undo().run()}
      >
        <path d="M3 7h7a3.5 3.5 0 0 1 0 7H6M3 7l3-3M3 7l3 3" />
      </Tool>
      <Tool
        name={t("editor.redo")}
        disabled={!facts.canRedo}
        onPress={() => editor.chain().focus().redo().run()}
      >
        <path d="M13 7H6a3.5 3.5 0 0 0 0 7h4M13 7l-3-3M13 7l-3 3" />
      </Tool>
    </>
  );
}

interface ToolProps {
  name: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress(): void;
  children: ReactNode;
}

function Tool({ name, pressed, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      title={name}
      aria-label={name}
      aria-pressed={pressed}
      disabled={disabled}
      // A mouse press must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    </button>
  );
}
