/**
 * What the bench prints: a line for each thing measured, ours first, then the others, and whether the target is met.
 */
import type { Kind } from "./servers.ts";

export type Values = Partial<Record<Kind, number>>;

export interface Target {
  /** The comparison as it is printed: "3.1 x gathers". */
  ratio: string;
  target: string;
  met: boolean;
}

const KINDS: readonly Kind[] = ["ours", "relay", "batched", "stock"];
const ANNOUNCED = { ours: "ours", relay: "relay", batched: "gathers 10 ms", stock: "stock" };
const WIDE = { name: 44, value: 14, ratio: 18, target: 26 };
const missed: string[] = [];
const pasted: string[] = [];
let targets = 0;

export function head(title: string): void {
  const kinds = KINDS.map((kind) => ANNOUNCED[kind].padStart(WIDE.value)).join("");
  console.log(
    `\n${title.padEnd(WIDE.name)}${kinds}   ${"ratio".padEnd(WIDE.ratio)}${"target".padEnd(WIDE.target)}met`,
  );
}

export function line(name: string, values: Values, target?: Target): void {
  const cells = KINDS.map((kind) => viewed(values[kind]).padStart(WIDE.value)).join("");
  const rest =
    target &&
    `   ${target.ratio.padEnd(WIDE.ratio)}${target.target.padEnd(WIDE.target)}${target.met ? "yes" : "NO"}`;
  console.log(`  ${name.padEnd(WIDE.name - 2)}${cells}${rest ?? ""}`);
  pasted.push(
    rowOf(
      name,
      KINDS.map((kind) => viewed(values[kind])),
      target,
    ),
  );
  if (target) judge(name, target);
}

/** Prints what is measured only of our server and needs no columns. */
export function printTarget(name: string, target: Target): void {
  console.log(`  ${name}: ${target.ratio}${target.met ? "" : `, NOT ${target.target}`}`);
  pasted.push(rowOf(name, [target.ratio, "", "", ""], { ...target, ratio: "" }));
  judge(name, target);
}

function rowOf(name: string, cells: readonly string[], target?: Target): string {
  const rest = target ? [target.ratio, target.target, target.met ? "yes" : "**no**"] : ["", "", ""];
  return `| ${[name, ...cells, ...rest].join(" | ")} |`;
}

/** Prints all results as rows of the table in this folder's README. */
export function paste(): void {
  console.log(`\n${pasted.join("\n")}`);
}

function judge(name: string, { met }: Target): void {
  targets += 1;
  if (!met) missed.push(name);
}

export function summary(): void {
  if (targets)
    console.log(
      `\n${targets - missed.length} of ${targets} targets met${missed.map((name) => `\n  missed: ${name}`).join("")}`,
    );
}

/** Ours may be higher by `more`. */
export function atMostMore(values: Values, than: Kind, more: number, unit: string): Target {
  const [ours, theirs] = [values.ours ?? Number.NaN, values[than] ?? Number.NaN];
  const ratio = `${signed(ours - theirs)} ${unit}`;
  return { ratio, target: `<= ${ANNOUNCED[than]} + ${more} ${unit}`, met: ours <= theirs + more };
}

/** Ours may be `times` the value of the other. */
export function atMostTimes(values: Values, than: Kind, times: number): Target {
  const ratio = (values.ours ?? Number.NaN) / (values[than] ?? Number.NaN);
  return { ratio: `${viewed(ratio)} x`, target: `<= ${times} x ${ANNOUNCED[than]}`, met: ratio <= times };
}

export function atLeastTimes(values: Values, than: Kind, times: number): Target {
  const ratio = (values.ours ?? Number.NaN) / (values[than] ?? Number.NaN);
  return {
    ratio: `${viewed(ratio)} x`,
    target: `>= ${times.toFixed(1)} x ${ANNOUNCED[than]}`,
    met: ratio >= times,
  };
}

export function atMost(values: Values, most: number, unit: string): Target {
  return { ratio: "", target: `<= ${most} ${unit}`, met: (values.ours ?? Number.NaN) <= most };
}

/** Of numbers in ascending order. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function signed(number: number): string {
  return `${number < 0 ? "-" : "+"}${viewed(Math.abs(number))}`;
}

function viewed(number: number | undefined): string {
  if (number === undefined) return "";
  if (Number.isNaN(number)) return "drowned";
  if (Math.abs(number) >= 1_000) return Math.round(number).toLocaleString("en");
  return number.toFixed(Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2);
}
