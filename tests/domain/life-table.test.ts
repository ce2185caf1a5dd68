import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Command, PHASES, RULES } from "#domain/life/index.ts";
import { REASONS } from "#domain/refusals.ts";
import { COMMANDS, cell, drawnTable } from "../support/life-table.ts";

const types = Object.keys(RULES) as Command["type"][];
const cells = types.flatMap((type) => PHASES.map((phase) => [type, phase] as const));

describe("L1 every command has an answer in every phase", () => {
  test.each(cells)("L1 %s while %s", (type, phase) => {
    for (const outcome of cell(type, phase).split(" / "))
      expect(["yes", "no", ...REASONS] as string[]).toContain(outcome);
  });

  test("L1 there is a command to try for each rule, and each is done in some phase", () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...types].sort());
    const never = types.filter((type) => !PHASES.some((phase) => cell(type, phase) === "yes"));
    expect(never).toEqual([]);
  });

  test("L1 the table in RULES.md is the one that decide works out", () => {
    const rules = readFileSync(new URL("../../app/domain/RULES.md", import.meta.url), "utf8");
    expect(rules).toContain(drawnTable());
  });
});
