/**
 * The text on the projector: one clause in the largest type that fits, its status and what is proposed on it, turned by
 * the chair from elsewhere. Keeps what it last knew while offline.
 */
import { useCallback, useEffect } from "react";
import { data, Link, redirect, useRevalidator } from "react-router";
import { Logo } from "#app/components/Logo.tsx";
import { actor, services } from "#app/context.ts";
import { useTurn } from "#app/editor/projector/use-turn.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import type { CommandDone } from "#app/presenters/negotiation.ts";
import { type ProjectorView, projectorView } from "#app/presenters/projector-view.ts";
import { useInBrowser } from "#app/routes/editions/use-in-browser.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/projector";
import { projectorKey } from "./projector-keys.ts";
import { Stage } from "./Stage.tsx";
import { useConnection } from "./use-connection.ts";
import "./projector.css";

/** The whole screen is the text's: no header, no footer. */
export const handle = { bare: true };

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<ProjectorView> {
  const found = await context.get(services).queries.room(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  return projectorView(found, { formats: formatsFor(languageOf(context)), t: wordsOf(context).t });
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

/** Turns the projector. Without JavaScript the form leads back to the remote. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const [clause, view] = [String(form.get("clause") ?? ""), String(form.get("view") ?? "")];
  const input = { text: params.id, clause: clause || null, view };
  const done = await context.get(services).commands.pointRoom(context.get(actor), input);
  const plain = form.get("then") === "remote";
  if (!done.ok && (plain || done.reason === "not-signed-in")) throwRefusal(done, request);
  if (!done.ok) return data<CommandDone>(done, { status: statusOf(done.reason) });
  return plain ? redirect(`/texts/${params.id}/projector/remote`) : ({ ok: true } satisfies CommandDone);
}

/** The projector and its remote stay while offline. */
export async function clientAction({ serverAction }: Route.ClientActionArgs): Promise<CommandDone> {
  return serverAction()
    .then((done) => done as CommandDone)
    .catch((error: unknown) => ({ ok: false, reason: reasonFor(error) }));
}

export default function Projector({ loaderData: room }: Route.ComponentProps) {
  const { t } = useTranslation();
  const whole = useFollowed(room);
  const awake = useInBrowser();
  const clause = room.clauses[room.at];
  return (
    <div className="room" data-view={room.view} data-awake={awake || undefined}>
      <title>{t("room.pageTitle", { title: room.text.title })}</title>
      {clause ? <Stage room={room} clause={clause} /> : <h1 className="room-empty">{t("room.empty")}</h1>}
      <div className="room-foot">
        <Logo logo={room.logo} name={room.meeting} />
        <p className="room-text">{room.text.title}</p>
        {room.leftOut ? <p className="room-line">{t("text.leftOut", { count: room.leftOut })}</p> : null}
        <p role="status" className="room-line">
          {whole ? null : t("room.connectionGone")}
        </p>
        <nav aria-label={t("room.ways")}>
          <Link to={`/texts/${room.text.id}/decision/projector`}>{t("room.board")}</Link>
          {room.mayPoint ? (
            <Link to={`/texts/${room.text.id}/projector/remote`}>{t("room.remote")}</Link>
          ) : null}
          <Link to={`/texts/${room.text.id}`}>{t("room.leave")}</Link>
        </nav>
      </div>
    </div>
  );
}

/**
 * Follows the text and the chair; a projector with a keyboard turns itself, where its reader may. Out: is it connected?
 */
function useFollowed(room: ProjectorView): boolean {
  const { revalidate } = useRevalidator();
  const turn = useTurn(room);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const deed = projectorKey(event, room.clauses.length - 1);
      if (!deed) return;
      if (deed.type === "whole-screen") void document.documentElement.requestFullscreen?.();
      else if (!room.mayPoint) return;
      else if (deed.type === "by") turn.by(deed.steps);
      else if (deed.type === "to") turn.to(deed.index);
      else turn.nextView();
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [room, turn]);
  return useConnection(
    room.sheet,
    useCallback(() => void revalidate(), [revalidate]),
  );
}
