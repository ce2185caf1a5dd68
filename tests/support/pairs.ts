/** The real pairs of draft and adopted text, as texts in our model without a common id, with their reference. */
import { readFileSync } from "node:fs";
import type { Clause, Kind } from "#domain/text/index.ts";
import { clause } from "./texts.ts";

interface Side {
  symbol: string;
  title: string;
  formula: string;
  preambular: string[];
  operative: { text: string; sub: string[] }[];
}

interface Pair {
  old: Side;
  new: Side;
  clause_alignment: {
    kind: "same" | "changed" | "added" | "removed";
    old: string | null;
    new: string | null;
  }[];
}

export const PAIRS = ["A_C.3_80_L.24__A_RES_80_189", "A_C.6_80_L.14__A_RES_80_169"] as const;

export function readPair(name: (typeof PAIRS)[number]) {
  const file = new URL(`../fixtures/pairs/${name}.json`, import.meta.url);
  const pair: Pair = JSON.parse(readFileSync(file, "utf8"));
  return {
    before: { clauses: clausesOf("old", pair.old) },
    after: { clauses: clausesOf("new", pair.new) },
    reference: pair.clause_alignment,
  };
}

/** Only what the reference covers: the numbered paragraphs. An id shows the side and the paragraph. */
function clausesOf(side: string, { preambular, operative }: Side): Clause[] {
  const made = (kind: Kind, words: string, at: number) => clause(kind, words, 0, `${side} ${kind} ${at + 1}`);
  return [
    ...preambular.map((words, at) => made("preambular", words, at)),
    ...operative.map(({ text }, at) => made("operative", text, at)),
  ];
}
