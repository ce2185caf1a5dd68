/**
 * How long it takes to compare two texts of 400 clauses and 40,000 words, clause by clause, against a plain whole-text
 * `diffWords` of the same library in the same run. Only the ratio means anything; it should stay under one tenth.
 */
import { diffWords } from "diff";
import { type Clause, compare, wordsOf } from "#domain/text/index.ts";
import { mulberry } from "../../support/mulberry.ts";

const CLAUSES = 400;
const WORDS = 100;
const ROUNDS = 5;
/** One clause in eight is reworded, as after a good reading; a few are added, removed and moved. */
const REWORDED = 8;

/** The same texts in every run. */
const next = mulberry(20261122);
const random = (below: number) => Math.floor(next() * below);

const VOCABULARY = Array.from({ length: 3_000 }, (_, i) => `${"аәбвгдеёж"[i % 9]}${(i * 7919).toString(36)}`);
const word = () => VOCABULARY[random(VOCABULARY.length)] as string;

function clauseOf(id: string, words: readonly string[]): Clause {
  return { id, kind: "operative", level: 0, runs: [{ text: words.join(" ") }] };
}

function later(before: readonly Clause[]): Clause[] {
  const after = before.map((clause, at) => {
    if (at % REWORDED) return clause;
    const words = wordsOf(clause).split(" ");
    for (let i = 0; i < 6; i++) words.splice(random(words.length), random(2), word());
    return clauseOf(clause.id, words);
  });
  after.splice(50, 2);
  after.splice(300, 0, ...after.splice(10, 1));
  after.splice(200, 0, clauseOf("new", Array.from({ length: WORDS }, word)));
  return after;
}

function fastest(work: () => unknown): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...taken);
}

export function benchComparison(): void {
  const before = Array.from({ length: CLAUSES }, (_, i) =>
    clauseOf(`c${i}`, Array.from({ length: WORDS }, word)),
  );
  const after = later(before);
  const foreign = after.map((clause) => ({ ...clause, id: `other-${clause.id}` }));
  const whole = (clauses: readonly Clause[]) => clauses.map(wordsOf).join("\n");
  const plain = fastest(() => diffWords(whole(before), whole(after)));
  const say = (name: string, other: readonly Clause[]) => {
    const ours = fastest(() => compare({ clauses: before }, { clauses: [...other] }, { language: "ru" }));
    const ratio = (ours / plain).toFixed(3);
    console.log(`  ${name}  ${ours.toFixed(1).padStart(7)} ms, ${ratio} of diffWords`);
  };
  console.log(
    `comparing ${CLAUSES} clauses, ${CLAUSES * WORDS} words (diffWords of the whole: ${plain.toFixed(1)} ms)`,
  );
  say("with common ids   ", after);
  say("by their words    ", foreign);
}
