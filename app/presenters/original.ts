/** The words of the source, beside a clause of a language version. */
import type { Part } from "#domain/text/difference.ts";
import type { RenderingState } from "#domain/text/rendering.ts";

export interface OriginalView {
  id: string;
  words: string;
  reference: string;
  state: RenderingState;
  digest: string;
  /** What was removed from and added to the source since it was rendered. */
  parts: Part[] | null;
}

export interface Source {
  language: string;
  clauses: OriginalView[];
}
