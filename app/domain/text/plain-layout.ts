/**
 * Undoes the layout of a page printed as text: columns standing side by side are put below each other, centred
 * lines are put together. Needed before spaces are made uniform, since spaces are all that tells columns apart.
 */

/** Three spaces never stand between words by chance; two do, after a full stop. */
const GAP = /\S {3,}(?=\S)/gu;

/** Centred text is set in by more than any paragraph is. */
const CENTRED = /^ {8,}\S/u;

export function withoutLayout(input: string): string {
  const blocks = input.replace(/\r\n?/gu, "\n").split(/\n[^\S\n]*\n/u);
  return blocks.map((block) => withoutColumns(block.split("\n"))).join("\n\n");
}

function withoutColumns(lines: string[]): string {
  if (lines.length > 1 && lines.every((line) => CENTRED.test(line)))
    return lines.map((line) => line.trim()).join(" ");
  const starts = columnsOf(lines);
  if (starts.length < 2) return lines.join("\n");
  const columns = starts.map((start, n) =>
    lines.map((line) => line.slice(start, starts[n + 1]).trim()).filter(Boolean),
  );
  return columns.map((column) => column.join("\n")).join("\n\n");
}

/** Where the columns begin, if the gaps of at least two lines agree and every other line respects them. */
function columnsOf(lines: string[]): number[] {
  const starts = lines.map((line) => [0, ...[...line.matchAll(GAP)].map((gap) => gap.index + gap[0].length)]);
  const widest = starts.reduce((most, each) => (each.length > most.length ? each : most), [0]);
  const agreeing = starts.filter((each) => each.length > 1 && each.every((start) => widest.includes(start)));
  const respected = lines.every((line) =>
    widest.every((start) => start === 0 || !/\S/u.test(line[start - 1] ?? " ")),
  );
  return agreeing.length > 1 && respected && lines.every((line) => cellsAreWords(line, widest))
    ? widest
    : [0];
}

/** A number or a bullet before a gap is a label, no column. */
function cellsAreWords(line: string, starts: number[]): boolean {
  const cells = starts.map((start, n) => line.slice(start, starts[n + 1]).trim());
  return cells.every((cell) => !cell || /\p{L}{2}/u.test(cell));
}
