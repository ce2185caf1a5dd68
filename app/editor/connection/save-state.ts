/**
 * Whether the words on this screen are saved, as a state machine that only believes receipts: the server echoes a
 * number once everything sent before it is durable. The number is the count of changes made so far, one question is
 * under way at a time, and nothing is called saved before its answer. Pure; receipts.ts talks to the server.
 */
export interface Saving {
  /** Changes made by this person in this copy, including unsaved ones of earlier visits. */
  made: number;
  /** Of these, how many the server has confirmed. */
  saved: number;
  line: "opening" | "open" | "lost";
  /** A question is under way on this connection. */
  asking: boolean;
  /** The server has answered for everything that this copy held when the connection was opened. */
  received: boolean;
}

export type SaveEvent =
  | { type: "made" }
  /** Both sides have exchanged what they have: what was written offline is on its way. */
  | { type: "synced" }
  | { type: "lost" }
  | { type: "receipt"; seq: number };

/** What the badge shows. */
export type SaveState =
  | { name: "opening" }
  | { name: "kept" }
  | { name: "keeping" | "offline"; waiting: number };

/** `waiting`: changes of an earlier visit that the local copy holds and the server has not confirmed. */
export function startSaving(waiting: number): Saving {
  return { made: waiting, saved: 0, line: "opening", asking: false, received: false };
}

/** In: the state and what happened. Out: the state after it, and the number to ask the server to echo, if any. */
export function keep(state: Saving, happening: SaveEvent): { state: Saving; ask: number | null } {
  switch (happening.type) {
    case "made":
      return asked({ ...state, made: state.made + 1 });
    case "synced":
      return asked({ ...state, line: "open", asking: false, received: false });
    case "lost":
      return { state: { ...state, line: "lost", asking: false }, ask: null };
    case "receipt": {
      if (!state.asking) return { state, ask: null };
      const saved = Math.min(state.made, Math.max(state.saved, happening.seq));
      return asked({ ...state, saved, asking: false, received: true });
    }
  }
}

export function saveState({ made, saved, line, received }: Saving): SaveState {
  const waiting = made - saved;
  if (line === "lost") return { name: "offline", waiting };
  if (line === "opening") return waiting ? { name: "keeping", waiting } : { name: "opening" };
  return waiting || !received ? { name: "keeping", waiting } : { name: "kept" };
}

function asked(state: Saving): { state: Saving; ask: number | null } {
  const due = state.line === "open" && !state.asking && (state.made > state.saved || !state.received);
  return due ? { state: { ...state, asking: true }, ask: state.made } : { state, ask: null };
}
