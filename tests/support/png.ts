/**
 * PNGs as other programs write them, for tests: any kind, with chunks that we do not want. And the rows of pixels, read
 * without our reader.
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

export interface Drawing {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlace?: 0 | 1;
  rows: Uint8Array;
  palette?: Uint8Array;
  clear?: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** `around`: the chunks between the header and the picture. */
export function pngOf(drawing: Drawing, around: Buffer[] = [], pieces = 1): Buffer {
  const { width, height, depth, colour, interlace = 0, rows, palette, clear } = drawing;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlace], 8);
  const packed = deflateSync(rows);
  const size = Math.ceil(packed.length / pieces);
  const data = Array.from({ length: pieces }, (_, at) => packed.subarray(at * size, (at + 1) * size));
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk("IHDR", head),
    ...around,
    ...(palette ? [chunk("PLTE", palette)] : []),
    ...(clear ? [chunk("tRNS", clear)] : []),
    ...data.map((piece) => chunk("IDAT", piece)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A square of one colour, as a logo. */
export function squarePng(side = 64, colour: readonly [number, number, number] = [31, 95, 139]): Buffer {
  const row = [0, ...Array.from({ length: side }, () => colour).flat()];
  const rows = Uint8Array.from(Array.from({ length: side }, () => row).flat());
  return pngOf({ width: side, height: side, depth: 8, colour: 2, rows });
}

/** The chunks of a PNG by name, and its rows. */
export function opened(bytes: Uint8Array): { types: string[]; head: Buffer; rows: Buffer; colours: Buffer } {
  const buffer = Buffer.from(bytes);
  const found: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    found.push({
      type: buffer.toString("latin1", at + 4, at + 8),
      data: buffer.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  const of = (wanted: string) =>
    Buffer.concat(found.filter(({ type }) => type === wanted).map(({ data }) => data));
  return {
    types: found.map(({ type }) => type),
    head: of("IHDR"),
    rows: inflateSync(of("IDAT")),
    colours: Buffer.concat([of("PLTE"), of("tRNS")]),
  };
}
