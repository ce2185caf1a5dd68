/**
 * The numbers under which Yjs writes words. Those that the server issues are above all that Yjs draws, so that one look
 * tells them apart, and they take no more bytes. They are issued in blocks: a browser needs a new number for each
 * session, also without a network. A pass says whose a block is. Pure.
 */

/** Yjs draws 32 bits. Up to 35 bits a number takes five bytes in an update, as nearly all of those do. */
export const FIRST_ISSUED = 2 ** 32;
export const LARGEST_CLIENT = 2 ** 35 - 1;
/** One number for each time that a page is opened. */
export const BLOCK_SIZE = 64;
/** More than five hundred sessions of one browser at one sheet; a request line has room for them. */
export const MOST_PASSES = 8;

export interface Pass {
  /** The first number of the block. */
  first: number;
  /** What the server signed: this block, this sheet, this person. */
  seal: string;
}

export function isIssued(client: number): boolean {
  return client >= FIRST_ISSUED;
}

/** The first number of its block. */
export function blockOf(client: number): number {
  return client - (client % BLOCK_SIZE);
}

/** `draw` gives a whole number below its argument. */
export function drawClientId(draw: (below: number) => number): number {
  return FIRST_ISSUED + draw(LARGEST_CLIENT + 1 - FIRST_ISSUED);
}

/** For an address; the newest are last, and only they are shown. */
export function writePasses(passes: readonly Pass[]): string {
  return passes
    .slice(-MOST_PASSES)
    .map(({ first, seal }) => `${first}.${seal}`)
    .join(",");
}

/** Anybody may have written it: what is no pass is passed over. */
export function readPasses(words: string): Pass[] {
  return words.split(",", MOST_PASSES).flatMap((one) => {
    const [, number, seal = ""] = /^(\d{10,11})\.([\w-]{1,64})$/.exec(one) ?? [];
    const first = Number(number);
    return first >= FIRST_ISSUED && first <= LARGEST_CLIENT && blockOf(first) === first
      ? [{ first, seal }]
      : [];
  });
}
