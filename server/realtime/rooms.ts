/**
 * The open sheets. A sheet is opened once, by the first connection, and closed a while after the last has left, so that
 * a reloaded page finds it still open. One that failed is forgotten at once, and built again from the log.
 */
import type { Committer } from "#server/realtime/committer.ts";
import type { Connection } from "#server/realtime/connection.ts";
import { openPresence, type RoomPresence, type Shared } from "#server/realtime/presence.ts";
import { Room, type RoomOptions } from "#server/realtime/room.ts";
import type { ChangeStretch } from "#server/realtime/tail.ts";
import type { Changes } from "#server/store/log/changes.ts";

export interface OpenSheet {
  room: Room;
  presence: RoomPresence<Connection>;
}

export interface Rooms {
  open(sheet: string): Promise<OpenSheet>;
  /** Somebody left: if it was the last person, the sheet will be closed. */
  left(sheet: string): void;
  /** Somebody else wrote into the log of this sheet: if it is open, its room reads on. */
  catchUp(sheet: string): Promise<void>;
  close(): void;

  // ---- for the other nodes

  sheets(): string[];
  /** Another node has kept this. */
  receive(sheet: string, stretch: ChangeStretch): void;
  /** So far the logs reach. */
  look(heads: ReadonlyMap<string, number>): void;
  present(sheet: string, node: string, entries: readonly Shared[]): void;
  /** Who is at those of these sheets that are open here. */
  presences(sheets: readonly string[]): Map<string, Shared[]>;
  forget(node: string): void;
}

/** Sent to the other nodes; alone, to nobody. */
export interface Broadcasts {
  opened(sheet: string): void;
  kept(sheet: string, stretch: ChangeStretch): void;
  present(sheet: string, entries: readonly Shared[]): void;
}

interface RoomsOptions {
  changes: Pick<Changes, "load" | "since" | "bounds">;
  committer: Committer;
  newId(of: string): string;
  broadcast: Broadcasts;
  heldBack?(sheet: string, ...what: Parameters<NonNullable<RoomOptions["heldBack"]>>): void;
  log(what: string, facts: Record<string, unknown>): void;
  idleMs: number;
}

interface Slot {
  opening: Promise<OpenSheet>;
  opened: OpenSheet | null;
  timer: NodeJS.Timeout | null;
}

export function openRooms(options: RoomsOptions): Rooms {
  const slots = new Map<string, Slot>();

  function open(sheet: string): Slot {
    const slot: Slot = { opening: build(sheet, () => forget(sheet, slot)), opened: null, timer: null };
    slots.set(sheet, slot);
    slot.opening.then(
      (opened) => {
        slot.opened = opened;
        options.broadcast.opened(sheet);
        left(sheet);
      },
      () => forget(sheet, slot),
    );
    return slot;
  }

  async function build(sheet: string, dropped: () => void): Promise<OpenSheet> {
    const loaded = await options.changes.load(sheet);
    const { committer, newId, log, broadcast } = options;
    const { since, bounds } = options.changes;
    const kept = (stretch: ChangeStretch) => broadcast.kept(sheet, stretch);
    const heldBack: RoomOptions["heldBack"] = (by, owners) => options.heldBack?.(sheet, by, owners);
    const room = new Room({
      ...{ sheet, loaded, since, bounds, committer, newId, log, dropped, kept, heldBack },
    });
    const owns = (client: number, person: string) => room.owns(client, person);
    const share = (entries: readonly Shared[]) => broadcast.present(sheet, entries);
    return { room, presence: openPresence<Connection>(owns, { share }) };
  }

  function forget(sheet: string, slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    if (slots.get(sheet) === slot) slots.delete(sheet);
    slot.opened?.presence.close();
  }

  function left(sheet: string): void {
    const slot = slots.get(sheet);
    if (!slot?.opened?.room.empty || slot.timer) return;
    slot.timer = setTimeout(() => void retire(sheet, slot), options.idleMs);
    slot.timer.unref();
  }

  async function retire(sheet: string, slot: Slot): Promise<void> {
    slot.timer = null;
    await slot.opened?.room.rest();
    if (!slot.opened?.room.empty || slot.timer) return;
    forget(sheet, slot);
    slot.opened.room.destroy();
  }

  /** A sheet that is being opened may have been read just before. One that cannot be read is built again. */
  async function catchUp(sheet: string): Promise<void> {
    const room = await slots.get(sheet)?.opening.then((opened) => opened.room);
    await room?.catchUp().catch((error) => room.fail(error));
  }

  /** A message about a sheet that is being opened may be about something written after it was read. */
  function receive(sheet: string, stretch: ChangeStretch): void {
    const slot = slots.get(sheet);
    const pass = ({ room }: OpenSheet) => void room.receive(stretch).catch((error) => room.fail(error));
    if (slot?.opened) pass(slot.opened);
    else slot?.opening.then(pass, () => {});
  }

  function opened(sheets: Iterable<string>): [string, OpenSheet][] {
    return [...sheets].flatMap((sheet) => {
      const open = slots.get(sheet)?.opened;
      return open ? [[sheet, open]] : [];
    });
  }

  return {
    left,
    catchUp,
    receive,
    sheets: () => [...slots.keys()],
    look(heads) {
      for (const [sheet, { room }] of opened(heads.keys()))
        if (room.lacks(heads.get(sheet) ?? 0)) void catchUp(sheet).catch(() => {});
    },
    present(sheet, node, entries) {
      slots.get(sheet)?.opened?.presence.receiveFromNode(node, entries);
    },
    presences: (sheets) => new Map(opened(sheets).map(([sheet, { presence }]) => [sheet, presence.own()])),
    forget(node) {
      for (const [, { presence }] of opened(slots.keys())) presence.forgetNode(node);
    },
    open(sheet) {
      const slot = slots.get(sheet) ?? open(sheet);
      if (slot.timer) clearTimeout(slot.timer);
      slot.timer = null;
      return slot.opening;
    },
    close() {
      for (const [sheet, slot] of slots) {
        forget(sheet, slot);
        slot.opened?.room.destroy();
      }
    },
  };
}
