/** What the projector shows of a text: one clause, one with what is proposed on it, or the text around it. */
export const ROOM_VIEWS = ["clause", "amendments", "text"] as const;
export type RoomView = (typeof ROOM_VIEWS)[number];

export interface RoomPoint {
  /** Null: from the beginning. */
  clause: string | null;
  view: RoomView;
}

export const FROM_THE_BEGINNING: RoomPoint = { clause: null, view: "clause" };

export function isRoomView(view: unknown): view is RoomView {
  return ROOM_VIEWS.includes(view as RoomView);
}
