/**
 * The messages between nodes, byte for byte. Pure. Only nodes of the same installation use them, in the same version or
 * a neighbouring one: an unknown message is null, and the log has its content anyway.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Shared } from "#server/realtime/presence.ts";
import type { ChangeStretch } from "#server/realtime/tail.ts";

export type NodeMessage =
  /** A commit: what the log has now, so that nobody has to ask it. */
  | { type: "rows"; sheet: string; stretch: ChangeStretch }
  | { type: "presence"; sheet: string; entries: readonly Shared[] }
  /** Who is at these sheets? */
  | { type: "who"; sheets: readonly string[] }
  /** It could neither receive nor send for a while. */
  | { type: "back" }
  /** Something waits in the outbox. */
  | { type: "nudge" };

const ROWS = 0;
const PRESENCE = 1;
const WHO = 2;
const NUDGE = 3;
const BACK = 4;

export function encodeNodeMessage(message: NodeMessage): Uint8Array {
  const to = encoding.createEncoder();
  switch (message.type) {
    case "rows":
      encoding.writeVarUint(to, ROWS);
      encoding.writeVarString(to, message.sheet);
      writeStretch(to, message.stretch);
      break;
    case "presence":
      encoding.writeVarUint(to, PRESENCE);
      encoding.writeVarString(to, message.sheet);
      writeAll(to, message.entries, ({ client, person, bytes }) => {
        encoding.writeVarUint(to, client);
        encoding.writeVarString(to, person);
        encoding.writeVarUint8Array(to, bytes);
      });
      break;
    case "who":
      encoding.writeVarUint(to, WHO);
      writeAll(to, message.sheets, (sheet) => encoding.writeVarString(to, sheet));
      break;
    case "nudge":
      encoding.writeVarUint(to, NUDGE);
      break;
    case "back":
      encoding.writeVarUint(to, BACK);
  }
  return encoding.toUint8Array(to);
}

export function decodeNodeMessage(bytes: Uint8Array): NodeMessage | null {
  try {
    return read(decoding.createDecoder(bytes));
  } catch {
    return null;
  }
}

function read(from: decoding.Decoder): NodeMessage | null {
  switch (decoding.readVarUint(from)) {
    case ROWS:
      return { type: "rows", sheet: decoding.readVarString(from), stretch: readStretch(from) };
    case PRESENCE:
      return {
        type: "presence",
        sheet: decoding.readVarString(from),
        entries: readAll(from, () => ({
          client: decoding.readVarUint(from),
          person: decoding.readVarString(from),
          bytes: decoding.readVarUint8Array(from),
        })),
      };
    case WHO:
      return { type: "who", sheets: readAll(from, () => decoding.readVarString(from)) };
    case NUDGE:
      return { type: "nudge" };
    case BACK:
      return { type: "back" };
    default:
      return null;
  }
}

function writeStretch(to: encoding.Encoder, stretch: ChangeStretch): void {
  encoding.writeVarUint(to, stretch.from);
  encoding.writeVarUint(to, stretch.to);
  writeAll(to, stretch.owners, ([client, person]) => {
    encoding.writeVarUint(to, client);
    encoding.writeVarString(to, person);
  });
  encoding.writeVarUint8Array(to, stretch.bytes);
}

function readStretch(from: decoding.Decoder): ChangeStretch {
  return {
    from: decoding.readVarUint(from),
    to: decoding.readVarUint(from),
    owners: readAll(from, () => [decoding.readVarUint(from), decoding.readVarString(from)] as const),
    bytes: decoding.readVarUint8Array(from),
  };
}

function writeAll<One>(to: encoding.Encoder, all: readonly One[], write: (one: One) => void): void {
  encoding.writeVarUint(to, all.length);
  all.forEach(write);
}

function readAll<One>(from: decoding.Decoder, one: () => One): One[] {
  return Array.from({ length: decoding.readVarUint(from) }, one);
}
