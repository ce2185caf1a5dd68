/** What the source says, beside a clause of a language version. */
import type { Part } from "#domain/text/difference.ts";
import type { RenderingState } from "#domain/text/rendering.ts";

export interface OriginalView {
  id: string;
  words: string;
  reference: string;
  state: RenderingState;
  digest: string;
  /** What the source lost and gained since it was rendered. */
  parts: Part[] | null;
}

export interface Source {
  language: string;
  clauses: OriginalView[];
}
