/** What differs between two wordings of a clause: the words, and in sentences and by field whatever stands beside them. */
import type { ActionFields } from "#domain/text/clause.ts";
import type { Part } from "#domain/text/difference.ts";

export interface ChangeOfText {
  redline: Part[];
  beside: string[];
  fields: { name: keyof ActionFields; parts: Part[] }[];
}
