/**
 * Resolving a bracket: its words stay, go, or one of several competing wordings stays. Given as the few places where
 * characters go (and, rarely, a space comes), so that nothing else in the clause is touched and what others type there
 * meanwhile survives; spaces and punctuation around the place come out right. Pure.
 */
import { brackets, isPlaceholder } from "#domain/text/brackets.ts";

type Span = [start: number, end: number];

/** One bracket, or several side by side, that are resolved in one gesture. */
export interface Choice {
  start: number;
  end: number;
  /** The pairs, brackets included; a bracket without its partner alone. */
  members: Span[];
  /** Competing wordings without their brackets, `[a / b]` or `[a][b]`; of one wording only that one. */
  options: Span[];
  /** Nothing that could be kept. */
  placeholder: boolean;
  lone: boolean;
}

/** The number of an option, all words, or none. */
export type BracketDecision = number | "keep" | "drop";

export interface Edit {
  from: number;
  to: number;
  words: string;
}

/** All that can be resolved in these words, in the order in which they open. */
export function choices(words: string): Choice[] {
  const { pairs, unbalanced } = brackets(words);
  const lone = unbalanced.map((at): Choice => {
    const span: Span = [at, at + 1];
    return { start: at, end: at + 1, members: [span], options: [], placeholder: false, lone: true };
  });
  const groups = sideBySide(words, pairs).map((members) => choiceOf(words, members));
  return [...groups, ...lone].sort((a, b) => a.start - b.start);
}

/** The innermost one that holds or touches a place in the words. */
export function choiceAt(words: string, at: number): Choice | null {
  const around = choices(words).filter(({ start, end }) => start <= at && at <= end);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
}

/** In: words and one of their choices. Out: what is to be done, from left to right, as offsets in the words given. */
export function resolution(words: string, choice: Choice, decision: BracketDecision): Edit[] {
  const gone = new Set<number>();
  const cuts = cutsOf(choice, decision);
  for (const [start, end] of cuts) for (let at = start; at < end; at++) gone.add(at);
  // Where words stay and nothing follows, their author may still be typing: his last space is not needless.
  const typed = decision === "keep";
  for (const [, end] of cuts) closeGap(words, gone, end, typed);
  const spaces = decision === "keep" ? touching(choice.members) : [];
  return editsOf(gone, spaces);
}

/** The words after some edits. */
export function edited(words: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (now, { from, to, words: put }) => now.slice(0, from) + put + now.slice(to),
    words,
  );
}

function choiceOf(words: string, members: Span[]): Choice {
  const [start, end] = [members[0]?.[0] ?? 0, members.at(-1)?.[1] ?? 0];
  const options = members.flatMap((member) => optionsIn(words, member));
  const placeholder = members.every(([from, to]) => isPlaceholder(words.slice(from + 1, to - 1)));
  return { start, end, members, options, placeholder, lone: false };
}

/** Pairs of one depth with nothing but space or a stroke between them compete with each other. */
function sideBySide(words: string, pairs: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  /** The group of the last pair at each depth; a deeper one is over when its parent is. */
  const last: Span[][] = [];
  const around: Span[] = [];
  for (const pair of pairs) {
    while (around.length && (around.at(-1) as Span)[1] <= pair[0]) around.pop();
    const depth = around.length;
    around.push(pair);
    last.length = Math.min(last.length, depth + 1);
    const group = last[depth];
    const before = group?.at(-1);
    if (group && before && /^\s*[/|]?\s*$/.test(words.slice(before[1], pair[0]))) {
      group.push(pair);
      continue;
    }
    last[depth] = [pair];
    groups.push(last[depth]);
  }
  return groups;
}

/** A stroke is no "and/or" where it has space beside it; inside a nested bracket it belongs to that one. */
function optionsIn(words: string, [start, end]: Span): Span[] {
  const options: Span[] = [];
  let from = start + 1;
  let depth = 0;
  for (let at = from; at < end; at++) {
    const letter = words[at];
    if (letter === "[") depth++;
    if (letter === "]") depth--;
    const spaced = /\s/.test(words[at - 1] ?? "") || /\s/.test(words[at + 1] ?? "");
    const cut = depth < 0 || (depth === 0 && (letter === "|" || (letter === "/" && spaced)));
    if (!cut) continue;
    options.push(trimmed(words, [from, at]));
    from = at + 1;
  }
  return options.filter(([first, last]) => last > first);
}

function trimmed(words: string, [start, end]: Span): Span {
  const own = words.slice(start, end);
  const lead = own.length - own.trimStart().length;
  return [start + lead, Math.max(start + lead, start + own.trimEnd().length)];
}

function cutsOf({ start, end, members, options, lone }: Choice, decision: BracketDecision): Span[] {
  if (decision === "drop" || lone) return [[start, end]];
  if (decision === "keep")
    return members.flatMap(([from, to]): Span[] => [
      [from, from + 1],
      [to - 1, to],
    ]);
  const [from, to] = options[decision] ?? [start, end];
  return [
    [start, from],
    [to, end],
  ];
}

const SPACE = /\s/;
const CLOSES = /[,;:.!?…)»”’\]]/;
const JOINS = /[,;]/;
const OPENS = /[(«“[]/;

/**
 * Where characters went, what was left and right of them meets: one space and one mark are enough, none before a
 * closing mark, none at the beginning or the end, and brackets around nothing go, too.
 */
function closeGap(words: string, gone: Set<number>, end: number, typed: boolean): void {
  for (let steps = 0; steps < words.length; steps++) {
    const [left, right] = neighbours(words, gone, end);
    if (typed && right >= words.length) return;
    const wasted = needless(words, left, right, end);
    if (!wasted.length) return;
    for (const at of wasted) gone.add(at);
  }
}

function neighbours(words: string, gone: ReadonlySet<number>, end: number): [left: number, right: number] {
  let [left, right] = [end - 1, end];
  while (left >= 0 && gone.has(left)) left--;
  while (right < words.length && gone.has(right)) right++;
  return [left, right];
}

function needless(words: string, left: number, right: number, end: number): number[] {
  const [before, after] = [words[left] ?? "", words[right] ?? ""];
  if (!before) return SPACE.test(after) || /[,;:]/.test(after) ? [right] : [];
  if (!after) return SPACE.test(before) || before === "," ? [left] : [];
  if (SPACE.test(before) && SPACE.test(after)) return [right];
  // A space that stood before the mark stays: some languages want it.
  if (SPACE.test(before) && CLOSES.test(after)) return right === end ? [left] : [];
  if (JOINS.test(before) && CLOSES.test(after)) return [left];
  if (OPENS.test(before) && SPACE.test(after)) return [right];
  return before + after === "()" || before + after === "«»" || before + after === "“”" ? [left, right] : [];
}

/** Where two brackets met without a space, their words would become one. */
function touching(members: readonly Span[]): number[] {
  return members.flatMap(([start], i) => (members[i - 1]?.[1] === start ? [start] : []));
}

function editsOf(gone: ReadonlySet<number>, spaces: readonly number[]): Edit[] {
  const edits: Edit[] = [];
  for (const at of [...gone].sort((a, b) => a - b)) {
    const last = edits.at(-1);
    if (last?.to === at) last.to = at + 1;
    else edits.push({ from: at, to: at + 1, words: "" });
  }
  for (const at of spaces) {
    const around = edits.find(({ from, to }) => from <= at && at < to);
    if (around) around.words = " ";
  }
  return edits;
}
