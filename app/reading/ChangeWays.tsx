/** To the next change and the one before: by button, or by the keys j, n and k, p. Needs JavaScript; links do not. */
import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useTranslation } from "../words/use-translation.ts";

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

/** The change that the reader is at is the one in the address; the last one is followed by the first. */
function usePlace(ids: readonly string[]): [at: number | null, step: (by: 1 | -1) => void] {
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  // The server is not told the hash, so nothing is said of the place before the page is awake.
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => setAt(ids.indexOf(decodeURIComponent(hash.slice(1)))), [hash, ids]);
  const step = useCallback(
    (by: 1 | -1) => {
      const here = at ?? -1;
      const next = here < 0 && by < 0 ? ids.length - 1 : (here + by + ids.length) % ids.length;
      const id = ids[next];
      if (id === undefined) return;
      show(id);
      void navigate({ search, hash: `#${id}` }, { replace: true, preventScrollReset: true });
    },
    [at, ids, navigate, search],
  );
  return [at, step];
}

function show(id: string): void {
  const row = document.getElementById(id);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "start" });
}

const STEPS: Record<string, 1 | -1> = { j: 1, n: 1, k: -1, p: -1 };

/** Not where somebody writes or chooses, and not with Ctrl, Alt or Meta, which are the browser's. */
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
