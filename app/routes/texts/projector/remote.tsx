/**
 * The remote of the projector: a page for the chair's telephone. Large keys, the list of clauses, what the projector
 * shows.
 */
import { useCallback } from "react";
import { Link, useRevalidator } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { Steps, TurnForm, Views } from "#app/editor/projector/Steps.tsx";
import { useTurn } from "#app/editor/projector/use-turn.ts";
import { StatusSign } from "#app/editor/status/StatusSign.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import type { RemoteView } from "#app/presenters/projector.ts";
import { remoteView } from "#app/presenters/projector-view.ts";
import { lastKnown } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/remote";
import { useConnection } from "./use-connection.ts";
import "#app/editor/projector/remote.css";
import "./projector.css";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.room(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  if (!found.may.point) throwRefusal({ ok: false, reason: "not-your-role" }, request);
  const viewed = remoteView(found, { formats: formatsFor(languageOf(context)), t: wordsOf(context).t });
  return { ...viewed, sheet: found.text.sheet };
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export default function Remote({ loaderData: room }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { revalidate } = useRevalidator();
  const turn = useTurn(room);
  const whole = useConnection(
    room.sheet,
    useCallback(() => void revalidate(), [revalidate]),
  );
  const viewed = room.clauses[room.at];
  return (
    <div className="page page-narrow remote">
      <title>{t("room.remoteTitle", { title: room.text.title })}</title>
      <p className="crumbs">
        <Link to={`/texts/${room.text.id}`}>{room.text.title}</Link>
      </p>
      <h1>{t("room.remote")}</h1>
      {whole && turn.reason !== "unreachable" ? null : (
        <Notice tone="warn" live>
          <p>{t("room.remoteConnectionGone")}</p>
        </Notice>
      )}
      <div className="card remote-now">
        <p role="status">{viewed ? t("room.shows", { name: viewed.name }) : t("room.empty")}</p>
        {room.gone ? <p>{t("room.gone")}</p> : null}
        {viewed ? <p lang={room.text.language}>{viewed.words}</p> : null}
        <Steps room={room} turn={turn} />
        <Views room={room} turn={turn} />
      </div>
      <h2>{t("room.clauses")}</h2>
      <ol className="plain-list remote-clauses">
        {room.clauses.map((clause, at) => (
          <li key={clause.id}>
            <Line {...{ room, clause }} onChosen={() => turn.to(at)} current={at === room.at} />
          </li>
        ))}
      </ol>
      <p>
        <Link to={`/texts/${room.text.id}/projector`}>{t("room.open")}</Link>
      </p>
    </div>
  );
}

interface LineProps {
  room: RemoteView;
  clause: RemoteView["clauses"][number];
  current: boolean;
  onChosen(): void;
}

function Line({ room, clause, current, onChosen }: LineProps) {
  const { t } = useTranslation();
  const { brackets, amendments } = clause;
  return (
    <TurnForm room={room} clause={clause.id} view={room.view}>
      <button
        type="submit"
        aria-current={current ? "true" : undefined}
        onClick={(event) => {
          event.preventDefault();
          onChosen();
        }}
      >
        <StatusSign status={clause.status} />
        <span className="remote-clause">
          <strong>{clause.name}</strong> <span lang={room.text.language}>{clause.words}</span>
          {brackets || amendments.length ? (
            <span className="remote-note small muted">
              {[
                brackets ? t("room.brackets", { count: brackets }) : "",
                amendments.length ? t("room.amendments", { count: amendments.length }) : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          ) : null}
        </span>
      </button>
    </TurnForm>
  );
}
