/** The projector, turned from the page on which the chair works: to the clause with the caret, one on, one back. */
import { useEffect } from "react";
import { Link, useFetcher } from "react-router";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { RemoteView } from "#app/presenters/projector.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Steps, Views } from "./Steps.tsx";
import { useTurn } from "./use-turn.ts";

interface Props {
  text: string;
  /** The clause with the caret. */
  clause: Drawn | undefined;
  /** Counts how often the projector was turned, by anybody. */
  turned: number;
}

export function ProjectorControl({ text, clause, turned }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const { load, data: room } = useFetcher<RemoteView>();
  const turn = useTurn(room);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks again what the projector shows.
  useEffect(() => {
    void load(`/texts/${text}/projector/remote`);
  }, [text, turned, load]);
  const view = room?.clauses[room.at];
  const here = room?.clauses.findIndex(({ id }) => id === clause?.id) ?? -1;
  return (
    <details className="help">
      <summary>{t("room.projector")}</summary>
      {room && view ? (
        <div className="wall-control">
          <p aria-live="polite">{t("room.shows", { name: view.name })}</p>
          {clause && here >= 0 && here !== room.at ? (
            <button type="button" className="button button-small" onClick={() => turn.to(here)}>
              {t("room.showThis", { name: nameOf(clause) })}
            </button>
          ) : null}
          <Steps room={room} turn={turn} />
          <Views room={room} turn={turn} />
          {turn.reason ? <p role="alert">{t(`refusals.${turn.reason}` as "refusals.not-found")}</p> : null}
        </div>
      ) : null}
      <p className="small">
        <Link to={`/texts/${text}/projector`}>{t("room.open")}</Link>{" "}
        <Link to={`/texts/${text}/projector/remote`}>{t("room.remote")}</Link>
      </p>
    </details>
  );
}
