/**
 * The command palette: everything that can be done here, found by a few letters, each with its shortcut. Ctrl+K (on a
 * Mac Command+K) and F1 open it on every layout; the browser's own dialog keeps the keys inside and gives them back.
 */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "../../words/use-translation.ts";
import { isMac, shortcutOf, writtenKeys } from "../shortcuts.ts";
import { type Action, actionsNow } from "./actions.ts";
import { matching } from "./matching.ts";

interface Props {
  /** Asks for what comes from elsewhere, once the palette is wanted. */
  onOpen?(): void;
}

export function Palette({ onOpen }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const latest = useRef({ onOpen });
  latest.current = { onOpen };
  const show = useRef(() => {
    latest.current.onOpen?.();
    setOpen(true);
  }).current;
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      const wanted = event.code === "F1" || shortcutOf(event, isMac()) === "Mod-k";
      if (!wanted || event.defaultPrevented) return;
      event.preventDefault();
      show();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [show]);
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small palette-button needs-script"
        title={t("palette.open")}
        aria-keyshortcuts="Control+K F1"
        onClick={show}
      >
        <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 4h11M2.5 8h7M2.5 12h4" fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        <span className="visually-hidden">{t("palette.open")}</span> <kbd>Ctrl K</kbd>
      </button>
      {open ? <Opened onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Opened({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => matching(actionsNow(), typed), [typed]);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  const run = (action: Action | undefined) => {
    if (!action) return;
    // Closed first: the browser gives the keys back to where they were, and the deed may take them elsewhere.
    dialog.current?.close();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) setAt((before) => (before + step + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t("palette.title")}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <div className="palette-in">
        <input
          type="text"
          role="combobox"
          aria-label={t("palette.find")}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
          placeholder={t("palette.find")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <p role="status" className={found.length ? "visually-hidden" : "palette-none"}>
          {found.length ? t("palette.count", { count: found.length }) : t("palette.none")}
        </p>
        <div id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className="palette-list">
          {found.map((action, index) => (
            <Line
              key={action.id}
              id={`${id}-${index}`}
              action={action}
              selected={index === at}
              onChosen={() => run(action)}
            />
          ))}
        </div>
      </div>
    </dialog>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

interface LineProps {
  id: string;
  action: Action;
  selected: boolean;
  onChosen(): void;
}

function Line({ id, action, selected, onChosen }: LineProps) {
  const { name, group, keys } = action;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which says which line is meant.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div id={id} role="option" aria-selected={selected} onClick={onChosen}>
      <span>{name}</span>
      <span className="palette-group">{group}</span>
      {keys ? <kbd>{writtenKeys(keys, isMac())}</kbd> : null}
    </div>
  );
}
