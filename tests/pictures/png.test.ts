import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_PICTURE, readPng } from "#server/pictures/png.ts";
import { chunk, type Drawing, opened, pngOf, squarePng } from "../support/png.ts";

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const KINDS = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colour: 0, depth })),
  ...[8, 16].map((depth) => ({ colour: 2, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ colour: 3, depth })),
  ...[8, 16].map((depth) => ({ colour: 4, depth })),
  ...[8, 16].map((depth) => ({ colour: 6, depth })),
];
const output = (bytes: Uint8Array) => {
  const read = readPng(bytes);
  return read.ok ? "read" : read.reason;
};

/** Every kind of picture in the standard, small, with any pixels and any filter. */
const drawings: fc.Arbitrary<Drawing> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    interlace: fc.constantFrom(0 as const, 1 as const),
    seed: fc.uint8Array({ minLength: 8, maxLength: 64 }),
    filter: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ kind: { colour, depth }, width, height, interlace, seed, filter }) => {
    const bits = depth * (SAMPLES[colour] ?? 0);
    const passes = interlace ? SEVEN : [[0, 0, 1, 1]];
    const rows = passes.flatMap(([left = 0, top = 0, across = 1, down = 1]) => {
      const [columns, lines] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
      if (columns <= 0 || lines <= 0) return [];
      const row = Array.from(
        { length: Math.ceil((columns * bits) / 8) },
        (_, at) => seed[at % seed.length] ?? 0,
      );
      return Array.from({ length: lines }, () => [filter, ...row]).flat();
    });
    const palette = colour === 3 ? { palette: new Uint8Array(3 * 2 ** depth).fill(7) } : {};
    return { width, height, depth, colour, interlace, rows: Uint8Array.from(rows), ...palette };
  });

/** The interlacing passes of the standard: first column, first line, steps across and down. */
const SEVEN = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

const UNWANTED = [
  chunk("tEXt", Buffer.from("Author\0somebody")),
  chunk("eXIf", Buffer.from("where it was taken")),
  chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
];

describe("D82 what is kept of a picture is what it draws, written afresh", () => {
  test("D82 every kind of picture reads again to the same pixels, and a second reading changes nothing", () => {
    fc.assert(
      fc.property(drawings, fc.integer({ min: 1, max: 3 }), (drawing, pieces) => {
        const values = pngOf(drawing, UNWANTED, pieces);
        const read = readPng(Buffer.concat([values, Buffer.from("<script>behind the end</script>")]));
        if (!read.ok) throw new Error(read.reason);
        const [before, after] = [opened(values), opened(read.bytes)];
        expect([after.head, after.rows, after.colours]).toEqual([before.head, before.rows, before.colours]);
        expect(new Set(after.types)).toEqual(
          new Set(["IHDR", ...(drawing.palette ? ["PLTE"] : []), "IDAT", "IEND"]),
        );
        const again = readPng(read.bytes);
        expect(again.ok && Buffer.from(again.bytes).equals(Buffer.from(read.bytes))).toBe(true);
      }),
    );
  });

  test("D82 nothing that was hidden in the file is in what is written", () => {
    const hidden = pngOf({ width: 1, height: 1, depth: 8, colour: 0, rows: Uint8Array.of(0, 9) }, UNWANTED);
    const read = readPng(Buffer.concat([hidden, Buffer.from("trailing words")]));
    const kept = read.ok ? Buffer.from(read.bytes).toString("latin1") : "";
    expect(hidden.toString("latin1")).toContain("somebody");
    expect(kept).not.toMatch(/somebody|taken|acTL|trailing/);
    expect(kept).toContain("IHDR");
  });

  test("D82 transparency is drawn, so it stays", () => {
    const clear = Uint8Array.of(0, 200);
    const palette = Uint8Array.of(1, 2, 3, 4, 5, 6);
    const values = { width: 1, height: 1, depth: 8, colour: 3, palette, clear, rows: Uint8Array.of(0, 1) };
    const read = readPng(pngOf(values));
    expect(read.ok && [...opened(read.bytes).colours]).toEqual([...palette, ...clear]);
    expect(output(pngOf({ ...values, clear: Uint8Array.of(1, 2, 3) }))).toBe("picture-damaged");
  });
});

describe("D83 a picture is read within bounds, and reading one never throws", () => {
  const square = squarePng();

  test("D83 what is no PNG, too large, too wide, cut short or changed is refused for what it is", () => {
    const wide = { width: 1025, height: 1, depth: 1, colour: 0, rows: new Uint8Array(130) };
    const changed = Buffer.from(square);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(output(square)).toBe("read");
    expect(output(Buffer.from("<svg onload=alert(1)>"))).toBe("picture-not-png");
    expect(output(Buffer.alloc(0))).toBe("picture-not-png");
    expect(output(Buffer.alloc(LARGEST_PICTURE + 1))).toBe("picture-too-large");
    expect(output(pngOf(wide))).toBe("picture-too-wide");
    expect(output(square.subarray(0, -5))).toBe("picture-damaged");
    expect(output(changed)).toBe("picture-damaged");
  });

  test("D83 what unpacks to more, or to less, than the head announces is refused; to as much it is read", () => {
    const small = { width: 8, height: 8, depth: 8, colour: 0 };
    expect(output(pngOf({ ...small, rows: new Uint8Array(72) }))).toBe("read");
    expect(output(pngOf({ ...small, rows: new Uint8Array(73) }))).toBe("picture-damaged");
    expect(output(pngOf({ ...small, rows: new Uint8Array(71) }))).toBe("picture-damaged");
    // Sixty-four megabytes in sixty-four kilobytes.
    const bomb = pngOf({ ...small, rows: new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(LARGEST_PICTURE);
    const before = process.memoryUsage.rss();
    expect(output(bomb)).toBe("picture-damaged");
    expect(process.memoryUsage.rss() - before).toBeLessThan(32 * 1024 * 1024);
  });

  test("D83 a part that we do not know and must, two heads, no palette, an unknown filter: refused", () => {
    const dot = { width: 1, height: 1, depth: 8, colour: 0, rows: Uint8Array.of(0, 9) };
    expect(output(pngOf(dot))).toBe("read");
    expect(output(pngOf(dot, [chunk("DRAW", Buffer.alloc(1))]))).toBe("picture-damaged");
    expect(output(pngOf(dot, [pngOf(dot).subarray(8, 33)]))).toBe("picture-damaged");
    expect(output(pngOf({ ...dot, colour: 3 }))).toBe("picture-damaged");
    expect(output(pngOf({ ...dot, rows: Uint8Array.of(5, 9) }))).toBe("picture-damaged");
    expect(output(pngOf({ ...dot, width: 0 }))).toBe("picture-damaged");
  });

  test("D83 any bytes, and any change to a picture, are answered and never thrown", () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(drawings, changes, fc.nat(), (drawing, bytes, cut) => {
        const values = pngOf(drawing, UNWANTED);
        for (const [at, value] of bytes) values[at % values.length] = value;
        expect(typeof readPng(values.subarray(0, cut % 2 ? undefined : cut % values.length)).ok).toBe(
          "boolean",
        );
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => !readPng(bytes).ok));
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        (bytes) => !readPng(Buffer.concat([square.subarray(0, 8), bytes])).ok,
      ),
    );
  });
});
