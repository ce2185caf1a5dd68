/** The twenty attacks, in the order in which they are made. */
import type { Attack } from "./attack.ts";
import { ON_THE_LINE } from "./on-the-line.ts";
import { ON_THE_PATIENCE } from "./on-the-patience.ts";
import { ON_THE_TEXT } from "./on-the-text.ts";

export const ATTACKS: readonly Attack[] = [...ON_THE_LINE, ...ON_THE_TEXT, ...ON_THE_PATIENCE];
