import { describe, expect, test } from "vitest";
import { type Command, PHASES, RULES } from "#domain/life/index.ts";
import { OPEN_TO, type Permission, ROLES } from "#domain/rights/index.ts";
import { commandsOf, PERMISSION_GROUPS, rightOf, SITUATIONS, situationOf } from "#domain/rights/table.ts";
import { cell } from "../support/life-table.ts";

const allowed = Object.keys(OPEN_TO) as Permission[];
const types = Object.keys(RULES) as Command["type"][];

describe("R8 the rights table is worked out", () => {
  test("R8 every deed is in one group, and every command on the record belongs to a deed", () => {
    expect(Object.values(PERMISSION_GROUPS).flat().sort()).toEqual([...allowed].sort());
    expect(new Set(allowed.flatMap(commandsOf))).toEqual(new Set(types));
  });

  test.each(types)("R8 what is possible when is what decide does: %s", (type) => {
    const permission = allowed.find(
      (one) => one !== "override" && commandsOf(one).includes(type),
    ) as Permission;
    const role = OPEN_TO[permission][0] as (typeof ROLES)[number];
    for (const phase of PHASES) {
      const situation = phase === "drafting" ? "drafting-open" : phase;
      const others = commandsOf(permission).filter((one) => cell(one, phase) === "yes");
      expect([phase, rightOf(role, permission, situation).ok]).toEqual([phase, others.length > 0]);
    }
  });

  test("R8 a phase has one place in the table, drafting one for each pen", () => {
    expect(situationOf({ name: "drafting", pen: "chair", reading: 2 })).toBe("drafting-chair");
    expect(situationOf({ name: "preparing" })).toBe("preparing");
    expect(SITUATIONS).toHaveLength(PHASES.length + 1);
  });

  test("R8 a cell that is no says why", () => {
    expect(rightOf("delegate", "edit", "drafting-chair")).toEqual({ ok: false, reason: "pen-with-chair" });
    expect(rightOf("delegate", "sign", "signing")).toEqual({ ok: false, reason: "not-your-role" });
    expect(rightOf("head", "sign", "drafting-open")).toEqual({ ok: false, reason: "not-in-this-phase" });
    expect(rightOf("head", "sign", "signing")).toEqual({ ok: true });
    expect(ROLES.every((role) => rightOf(role, "read", "withdrawn").ok)).toBe(true);
  });
});
