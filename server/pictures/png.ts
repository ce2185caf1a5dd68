/**
 * An uploaded picture is never stored as it is: its pixels are read, within limits that are checked before anything is
 * unpacked, and a new PNG is written from them alone. No text, no metadata, no animation, nothing after its end. Pure,
 * and it never throws: bytes in, new bytes or a reason out.
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

export type PictureError = "picture-not-png" | "picture-too-large" | "picture-too-wide" | "picture-damaged";
export type ReadPicture =
  | { ok: true; bytes: Uint8Array; width: number; height: number }
  | { ok: false; reason: PictureError };

/** An emblem of 512 x 512 has some forty kilobytes. */
export const LARGEST_PICTURE = 256 * 1024;
export const WIDEST_PICTURE = 1024;
/** Compressed again, a picture may grow a little; one that grows more was made to exhaust the server. */
const LARGEST_REDRAWN = 2 * LARGEST_PICTURE;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function readPng(options: Uint8Array): ReadPicture {
  if (options.length > LARGEST_PICTURE) return error("picture-too-large");
  const bytes = Buffer.from(options.buffer, options.byteOffset, options.byteLength);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return error("picture-not-png");
  const chunks = chunksOf(bytes);
  const head = chunks && headOf(chunks[0]);
  if (!chunks || !head) return error("picture-damaged");
  const { width, height } = head;
  if (width > WIDEST_PICTURE || height > WIDEST_PICTURE) return error("picture-too-wide");
  const colours = coloursOf(chunks, head);
  const rows = colours && rowsOf(chunks, head);
  if (!colours || !rows) return error("picture-damaged");
  const ihdr = chunks[0] as Chunk;
  const packed = { type: "IDAT", data: deflateSync(rows, { level: 9 }) };
  const fresh = written([ihdr, ...colours, packed, { type: "IEND", data: Buffer.alloc(0) }]);
  return fresh.length > LARGEST_REDRAWN
    ? error("picture-too-large")
    : { ok: true, bytes: fresh, width, height };
}

interface Chunk {
  type: string;
  data: Buffer;
}

/** From IHDR to IEND, each with its checksum; null where a checksum is wrong. What follows the end is dropped. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    const type = bytes.toString("latin1", at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    if (type === "IEND") return chunks;
    at = end + 4;
  }
  return null;
}

interface Head {
  width: number;
  height: number;
  colour: number;
  /** Bits of one pixel. */
  bits: number;
  interlaced: boolean;
}

/** Samples of a pixel by colour type, and the depths that the standard allows for it. */
const COLOURS: Record<number, { samples: number; depths: number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
const PALETTE = 3;

function headOf(chunk: Chunk | undefined): Head | null {
  if (chunk?.type !== "IHDR" || chunk.data.length !== 13) return null;
  const { data } = chunk;
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [depth = 0, colour = 0, packing, filtering, interlacing = 0] = data.subarray(8);
  const known = COLOURS[colour];
  if (!width || !height || !known?.depths.includes(depth)) return null;
  if (packing !== 0 || filtering !== 0 || interlacing > 1) return null;
  return { width, height, colour, bits: depth * known.samples, interlaced: interlacing === 1 };
}

/**
 * Palette and transparency as the colour type needs them; null where they are wrong, or where an unknown critical part
 * is found.
 */
function coloursOf(chunks: readonly Chunk[], { colour, bits }: Head): Chunk[] | null {
  const known = ["IHDR", "PLTE", "IDAT", "IEND"];
  if (chunks.some(({ type }) => /^[A-Z]/.test(type) && !known.includes(type))) return null;
  const of = (wanted: string) => chunks.filter(({ type }) => type === wanted);
  const [heads, palettes, clears] = [of("IHDR"), of("PLTE"), of("tRNS")];
  if (heads.length > 1 || palettes.length > 1 || clears.length > 1) return null;
  const entries = (palettes[0]?.data.length ?? 0) / 3;
  if (colour === PALETTE && !(entries >= 1 && entries <= 2 ** bits)) return null;
  if (!Number.isInteger(entries) || entries > 256 || (palettes.length && (colour === 0 || colour === 4)))
    return null;
  const clear = clears[0]?.data.length;
  const wanted = colour === PALETTE ? clear !== undefined && clear <= entries : clear === CLEAR[colour];
  return clear === undefined || wanted ? [...palettes, ...clears] : null;
}

/** Length of a transparent colour, by colour type. */
const CLEAR: Record<number, number> = { 0: 2, 2: 6 };

/** The rows, still filtered, unpacked to exactly as many bytes as the header announces, and never to more. */
function rowsOf(chunks: readonly Chunk[], head: Head): Buffer | null {
  const lengths = rowLengths(head);
  const expected = lengths.reduce((sum, length) => sum + length, 0);
  const first = chunks.findIndex(({ type }) => type === "IDAT");
  const data = chunks.filter(({ type }) => type === "IDAT");
  if (chunks.slice(first, first + data.length).some(({ type }) => type !== "IDAT")) return null;
  const rows = unpacked(Buffer.concat(data.map((chunk) => chunk.data)), expected);
  if (rows?.length !== expected) return null;
  let at = 0;
  for (const length of lengths) {
    if ((rows[at] as number) > LAST_FILTER) return null;
    at += length;
  }
  return rows;
}

const LAST_FILTER = 4;

function unpacked(data: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: most });
  } catch {
    return null;
  }
}

/** Length of each row with its filter byte; an interlaced picture is seven small ones, one after the other. */
function rowLengths({ width, height, bits, interlaced }: Head): number[] {
  const passes = interlaced ? ADAM7 : [[0, 0, 1, 1] as const];
  return passes.flatMap(([left, top, across, down]) => {
    const [columns, lines] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    if (columns <= 0 || lines <= 0) return [];
    return new Array<number>(lines).fill(1 + Math.ceil((columns * bits) / 8));
  });
}

/** First column, first line, steps across and down. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function written(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.map(({ type, data }) => {
    const chunk = Buffer.alloc(data.length + 12);
    chunk.writeUInt32BE(data.length, 0);
    chunk.write(type, 4, "latin1");
    data.copy(chunk, 8);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8);
    return chunk;
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

function error(reason: PictureError): ReadPicture {
  return { ok: false, reason };
}
