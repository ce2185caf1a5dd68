/** The two real amendments (fixtures/amendments), as clauses of our model and the proposals for each. */
import { readFileSync } from "node:fs";
import type { Clause, Kind, ProposalKind } from "#domain/text/index.ts";
import { clause } from "./texts.ts";

interface Document {
  title: string;
  formula: string;
  preambular: string[];
  operative: { text: string }[];
}

interface Instruction {
  action: "delete_paragraphs" | "delete_text";
  part: "preambular" | "operative";
  paragraphs: number[];
  find?: string;
}

interface Case {
  draft: Document & { symbol: string };
  amendment_documents: { symbol: string; heading: string; instructions: string[] }[];
  instructions: Instruction[];
  result: Document & { from_draft_paragraph: Record<Instruction["part"], number[]> };
}

export const CASES = ["c01", "c02"] as const;

export interface Proposed {
  deed: ProposalKind;
  clause: string;
  /** The new words of the clause; null if it is deleted. */
  words: string | null;
}

/** Ids show which paragraph of the draft a clause is. */
export function readCase(name: (typeof CASES)[number]) {
  const file = new URL(`../fixtures/amendments/${name}.json`, import.meta.url);
  const found: Case = JSON.parse(readFileSync(file, "utf8"));
  const clauses = clausesOf(found.draft);
  const { from_draft_paragraph: from } = found.result;
  return {
    clauses,
    proposals: found.instructions.flatMap((instruction) => proposalsOf(instruction, clauses)),
    heading: found.amendment_documents[0]?.heading ?? "",
    /** The words of the result, and the ids that clauses keep. */
    result: clausesOf(found.result).map((one) => one.runs.map((run) => run.text).join("")),
    ids: [
      "title",
      "enacting",
      ...idsOf("preambular", from.preambular),
      ...idsOf("operative", from.operative),
    ],
  };
}

function idsOf(part: Instruction["part"], numbers: readonly number[]): string[] {
  return numbers.map((number) => `${part}-${number}`);
}

function clausesOf({ title, formula, preambular, operative }: Document): Clause[] {
  const made = (kind: Kind, words: string, at: number) => clause(kind, words, 0, `${kind}-${at + 1}`);
  return [
    clause("title", title, 0, "title"),
    clause("enacting", formula, 0, "enacting"),
    ...preambular.map((words, at) => made("preambular", words, at)),
    ...operative.map(({ text }, at) => made("operative", text, at)),
  ];
}

function proposalsOf(
  { action, part, paragraphs, find = "" }: Instruction,
  clauses: readonly Clause[],
): Proposed[] {
  return idsOf(part, paragraphs).map((id): Proposed => {
    if (action === "delete_paragraphs") return { deed: "delete", clause: id, words: null };
    const words = clauses.find((one) => one.id === id)?.runs[0]?.text ?? "";
    if (!words.includes(find)) throw new Error(`${id} does not say “${find}”.`);
    return { deed: "replace", clause: id, words: words.replace(find, "") };
  });
}
