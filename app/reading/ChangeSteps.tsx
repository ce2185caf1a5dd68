/** To the next change and the previous one: by button, or by the keys j, n and k, p. Needs JavaScript; links do not. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useNavigation, useNavigationType } from "react-router";
import { fragmentOf } from "#app/components/address-fragment.ts";
import { useTranslation } from "#words/use-translation.ts";

/** `ids` are those of the changed clauses, in order. */
export function ChangeWays({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const [at, step] = usePlace(ids);
  useKeys(step);
  if (!ids.length) return null;
  return (
    <div className="change-ways needs-script no-print">
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => step(-1)}
        aria-keyshortcuts="k p"
      >
        {t("compare.previous")}{" "}
        <span className="key" aria-hidden="true">
          k
        </span>
      </button>
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => step(1)}
        aria-keyshortcuts="j n"
      >
        {t("compare.next")}{" "}
        <span className="key" aria-hidden="true">
          j
        </span>
      </button>
      <p role="status" className="small muted">
        {at === null ? null : <Place at={at} of={ids.length} />}
      </p>
    </div>
  );
}

function Place({ at, of }: { at: number; of: number }) {
  const { t } = useTranslation();
  return at < 0 ? t("compare.places", { count: of }) : t("compare.place", { n: at + 1, of });
}

/**
 * The reader's position: the index of the change, -1 outside all of them, null until the browser has read the address
 * (the server does not get the part after #). A step counts from the last step, not from the address, which follows a
 * moment later: so no key is lost in between. An address that a step wrote does not move the reader back; any other one
 * does.
 */
function usePlace(ids: readonly string[]): [at: number | null, step: (by: 1 | -1) => void] {
  const { hash, search, state } = useLocation();
  const arrived = useNavigationType();
  const coming = useNavigation().location;
  const navigate = useNavigate();
  const [current, setCurrent] = useState<string | null>(null);
  const latest = useRef<string | null>(null);
  const go = useCallback((id: string) => {
    latest.current = id;
    setCurrent(id);
  }, []);
  useEffect(() => {
    const byStep = arrived !== "POP" && state === STEPPED;
    if (latest.current === null || !byStep) go(fragmentOf(hash));
  }, [hash, state, arrived, go]);
  // A filter that was just chosen is still loading: a step must not cancel it.
  const query = coming?.search ?? search;
  const step = useCallback(
    (by: 1 | -1) => {
      const here = ids.indexOf(latest.current ?? "");
      const next = here < 0 && by < 0 ? ids.length - 1 : (here + by + ids.length) % ids.length;
      const id = ids[next];
      if (id === undefined) return;
      go(id);
      show(id);
      const quietly = { replace: true, preventScrollReset: true, state: STEPPED };
      void navigate({ search: query, hash: `#${id}` }, quietly);
    },
    [ids, go, navigate, query],
  );
  return [current === null ? null : ids.indexOf(current), step];
}

/** Marks, in the browser's history, an address that a step wrote. */
const STEPPED = "stepped";

function show(id: string): void {
  const row = document.getElementById(id);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "start" });
}

const STEPS: Record<string, 1 | -1> = { j: 1, n: 1, k: -1, p: -1 };

/** Not in fields and choices, and not with Ctrl, Alt or Meta, which are the browser's. */
function useKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = STEPS[event.key];
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (!by || typing || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [step]);
}
