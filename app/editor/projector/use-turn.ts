/**
 * Turns the projector, from a remote or from its own keyboard. Quick presses count one by one: the next is counted from
 * the target of the last one, not from what the projector showed.
 */
import { useRef } from "react";
import { useFetcher } from "react-router";
import type { CommandDone } from "#app/presenters/negotiation.ts";
import type { RemoteView } from "#app/presenters/projector.ts";
import { ROOM_VIEWS, type RoomView } from "#domain/meeting/projector.ts";

export interface Turn {
  /** To the clause with this index, if there is one. */
  to(index: number): void;
  /** Moves by so many clauses, forward or back. */
  by(steps: number): void;
  view(view: RoomView): void;
  /** To the view after the one that was last asked for. */
  nextView(): void;
  /** Why the last turn was refused. */
  reason: string | null;
}

type Turned = Pick<RemoteView, "text" | "clauses" | "at" | "view">;

export function useTurn(room: Turned | undefined): Turn {
  const fetcher = useFetcher<CommandDone>({ key: `room-${room?.text.id}` });
  const asked = useRef<{ at: number; view: RoomView } | null>(null);
  if (fetcher.state === "idle") asked.current = null;
  const send = (at: number, view: RoomView) => {
    const clause = room?.clauses[at];
    if (!room || !clause) return;
    asked.current = { at, view };
    void fetcher.submit(
      { clause: clause.id, view },
      { method: "post", action: `/texts/${room.text.id}/projector`, flushSync: true },
    );
  };
  const now = () => asked.current ?? { at: room?.at ?? 0, view: room?.view ?? "clause" };
  return {
    to: (index) => send(index, now().view),
    by: (steps) => send(now().at + steps, now().view),
    view: (view) => send(now().at, view),
    nextView: () => send(now().at, after(now().view)),
    reason: fetcher.data?.ok === false ? fetcher.data.reason : null,
  };
}

function after(view: RoomView): RoomView {
  return ROOM_VIEWS[(ROOM_VIEWS.indexOf(view) + 1) % ROOM_VIEWS.length] ?? "clause";
}
