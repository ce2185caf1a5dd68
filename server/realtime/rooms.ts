/**
 * The open sheets. A sheet is opened once, by whoever comes first, and closed a while after the last has left, so that
 * a page that is loaded again finds it still open. One that failed is forgotten at once, and built again from the log.
 */
import type { Committer } from "#server/realtime/committer.ts";
import type { Connection } from "#server/realtime/connection.ts";
import { openPresence, type Presence } from "#server/realtime/presence.ts";
import { Room } from "#server/realtime/room.ts";
import type { Changes } from "#server/store/changes.ts";

export interface OpenSheet {
  room: Room;
  presence: Presence<Connection>;
}

export interface Rooms {
  open(sheet: string): Promise<OpenSheet>;
  /** Somebody left: if it was the last, the sheet will be closed. */
  left(sheet: string): void;
  /** Somebody else wrote into the log of this sheet: if it is open, its room reads on. */
  catchUp(sheet: string): Promise<void>;
  close(): void;
}

interface RoomsGiven {
  changes: Pick<Changes, "load" | "since" | "bounds">;
  committer: Committer;
  newId(): string;
  log(what: string, facts: Record<string, unknown>): void;
  idleMs: number;
}

interface Slot {
  opening: Promise<OpenSheet>;
  opened: OpenSheet | null;
  timer: NodeJS.Timeout | null;
}

export function openRooms(given: RoomsGiven): Rooms {
  const slots = new Map<string, Slot>();

  function open(sheet: string): Slot {
    const slot: Slot = { opening: build(sheet, () => forget(sheet, slot)), opened: null, timer: null };
    slots.set(sheet, slot);
    slot.opening.then(
      (opened) => {
        slot.opened = opened;
        left(sheet);
      },
      () => forget(sheet, slot),
    );
    return slot;
  }

  async function build(sheet: string, dropped: () => void): Promise<OpenSheet> {
    const loaded = await given.changes.load(sheet);
    const { committer, newId, log } = given;
    const { since, bounds } = given.changes;
    const room = new Room({ sheet, loaded, since, bounds, committer, newId, log, dropped });
    return { room, presence: openPresence<Connection>((client, person) => room.owns(client, person)) };
  }

  function forget(sheet: string, slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    if (slots.get(sheet) === slot) slots.delete(sheet);
    slot.opened?.presence.close();
  }

  function left(sheet: string): void {
    const slot = slots.get(sheet);
    if (!slot?.opened?.room.empty || slot.timer) return;
    slot.timer = setTimeout(() => void retire(sheet, slot), given.idleMs);
    slot.timer.unref();
  }

  async function retire(sheet: string, slot: Slot): Promise<void> {
    slot.timer = null;
    await slot.opened?.room.rest();
    if (!slot.opened?.room.empty || slot.timer) return;
    forget(sheet, slot);
    slot.opened.room.destroy();
  }

  /** One that is being opened may have been read just before. One that cannot be read is built again. */
  async function catchUp(sheet: string): Promise<void> {
    const room = await slots.get(sheet)?.opening.then((opened) => opened.room);
    await room?.catchUp().catch((error) => room.fail(error));
  }

  return {
    left,
    catchUp,
    open(sheet) {
      const slot = slots.get(sheet) ?? open(sheet);
      if (slot.timer) clearTimeout(slot.timer);
      slot.timer = null;
      return slot.opening;
    },
    close() {
      for (const [sheet, slot] of slots) forget(sheet, slot);
    },
  };
}
