/**
 * The two large keys of the projector's remote, and what the projector shows of a clause. Forms, so that they work
 * without JavaScript.
 */

import type { RemoteView } from "#app/presenters/projector.ts";
import { ROOM_VIEWS } from "#domain/meeting/projector.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Turn } from "./use-turn.ts";

interface Props {
  room: RemoteView;
  turn: Turn;
}

export function Steps({ room, turn }: Props) {
  const { t } = useTranslation();
  const { at, view, clauses } = room;
  return (
    <div className="remote-steps">
      {([-1, 1] as const).map((step) => {
        const clause = clauses[at + step];
        return (
          <TurnForm key={step} room={room} clause={clause?.id ?? ""} view={view}>
            <button
              type="submit"
              className="button button-quiet"
              disabled={!clause}
              onClick={(event) => {
                event.preventDefault();
                turn.by(step);
              }}
            >
              {t(step < 0 ? "room.back" : "room.on")}
            </button>
          </TurnForm>
        );
      })}
    </div>
  );
}

export function Views({ room, turn }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="remote-views">
      <legend>{t("room.views")}</legend>
      {ROOM_VIEWS.map((view) => (
        <TurnForm key={view} room={room} clause={room.clauses[room.at]?.id ?? ""} view={view}>
          <button
            type="submit"
            className="button button-quiet button-small"
            aria-pressed={view === room.view}
            onClick={(event) => {
              event.preventDefault();
              turn.view(view);
            }}
          >
            {t(`room.view.${view}`)}
          </button>
        </TurnForm>
      ))}
    </fieldset>
  );
}

interface FormProps {
  room: Pick<RemoteView, "text">;
  clause: string;
  view: string;
  children: React.ReactNode;
}

export function TurnForm({ room, clause, view, children }: FormProps) {
  return (
    <form method="post" action={`/texts/${room.text.id}/projector`}>
      <input type="hidden" name="clause" value={clause} />
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="then" value="remote" />
      {children}
    </form>
  );
}
