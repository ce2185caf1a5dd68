/**
 * The differences between two wordings of a clause: its words, and everything beside them in sentences and by field.
 */
import type { ActionFields } from "#domain/text/clause.ts";
import type { Part } from "#domain/text/difference.ts";

export interface ChangeOfText {
  redline: Part[];
  beside: string[];
  fields: { name: keyof ActionFields; parts: Part[] }[];
}
