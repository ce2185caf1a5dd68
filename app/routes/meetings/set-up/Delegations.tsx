/**
 * The delegations in seat order, never by the alphabet. The server renders a list with a form for each step; in the
 * browser the grid replaces it (SeatGrid.tsx), unless somebody is filling something in.
 */
import { useEffect, useRef, useState } from "react";
import { movedTo } from "#app/components/aria/moved-to.ts";
import { usePart } from "#app/components/aria/use-part.ts";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { SetUpResult } from "./form.ts";
import { ChangeForm, DelegationFields, Seat, type SetUpPage, wrongAt } from "./seats.tsx";
import { useSeatOrder } from "./use-seat-order.ts";

interface Props {
  page: SetUpPage;
  result: SetUpResult | undefined;
}

export function Delegations({ page, result }: Props) {
  const { t } = useTranslation();
  const { seated, put, refused } = useSeatOrder(page.delegations);
  const { plain, grid } = useGrid();
  const ordered = grid ? "setUp.orderHint" : "setUp.orderHintPlain";
  const hint = page.delegations.length ? ordered : "setUp.noDelegations";
  return (
    <section aria-labelledby="delegations">
      <h2 id="delegations">{t("setUp.delegations")}</h2>
      <p className="muted">{t(hint)}</p>
      {refused ? (
        <Notice tone="bad" live>
          <p>{t("setUp.orderRefused", { why: t(`refusals.${refused}`) })}</p>
        </Notice>
      ) : null}
      {grid ? (
        <grid.SeatGrid page={page} result={result} seated={seated} onOrder={put} />
      ) : (
        <ol className="plain-list seat-order" ref={plain}>
          {page.delegations.map((one, at) => (
            <li key={one.id} className="card">
              <div className="seat-row">
                <Seat delegation={one} at={at} />
                <Move page={page} at={at} />
              </div>
              <details className="seat-change" open={wrongAt(one, result).length > 0}>
                <summary className="small">{t("setUp.change", { name: one.called })}</summary>
                <ChangeForm page={page} delegation={one} result={result} />
              </details>
            </li>
          ))}
        </ol>
      )}
      <details className="card" open={result?.intent === "add" || !page.delegations.length}>
        <summary className="button button-quiet">{t("setUp.addDelegation")}</summary>
        <form method="post" action="#said" className="set-up-form" noValidate>
          <DelegationFields
            page={page}
            values={result?.intent === "add" ? result.delegation : null}
            wrong={result?.intent === "add" ? result.wrong : []}
          />
          <Button name="intent" value="add">
            {t("setUp.addDelegation")}
          </Button>
        </form>
      </details>
    </section>
  );
}

/** One step towards either end: plain forms, which carry the whole order, so that an older page is found out. */
function Move({ page, at }: { page: SetUpPage; at: number }) {
  const { t } = useTranslation();
  const ids = page.delegations.map(({ id }) => id);
  const name = page.delegations[at]?.called ?? "";
  const ways = [
    ["up", at - 1],
    ["down", at + 1],
  ] as const;
  return (
    <form method="post" className="row">
      <input type="hidden" name="intent" value="order" />
      {ways.map(([way, to]) => (
        <button
          key={way}
          type="submit"
          className="button button-quiet button-small"
          name="order"
          value={movedTo(ids, at, to).join(" ")}
          disabled={to < 0 || to >= ids.length}
          aria-label={t(`setUp.${way}`, { name })}
        >
          <span aria-hidden="true">{way === "up" ? "↑" : "↓"}</span>
        </button>
      ))}
    </form>
  );
}

const load = () => import("./SeatGrid.tsx");

/** Null as long as the plain list stands: until the grid is here, and while a form in the list is open. */
function useGrid() {
  const plain = useRef<HTMLOListElement>(null);
  const part = usePart(load, false, () => undefined);
  const [free, setFree] = useState(false);
  useEffect(() => {
    if (part) setFree(!plain.current?.querySelector(":focus, details[open]"));
  }, [part]);
  return { plain, grid: free ? part : null };
}
