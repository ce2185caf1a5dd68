import { describe, expect, test } from "vitest";
import type { Phase } from "#domain/life/index.ts";
import { type Actor, may, OPEN_TO, type Permission, ROLES, type Role, sideOf } from "#domain/rights/index.ts";

const seated = (role: Role): Actor => ({
  person: "p",
  name: "P",
  language: null,
  seats: [{ meeting: "m", role, delegation: role === "chair" || role === "secretariat" ? null : "kz" }],
});
const PHASES: Phase[] = [
  { name: "preparing" },
  { name: "drafting", pen: "open", reading: 1 },
  { name: "drafting", pen: "chair", reading: 1 },
  { name: "signing", draft: 1, hash: "h", openedAt: "" },
  { name: "adopted", draft: 1, hash: "h", slug: "s", date: "", at: "" },
];
const allowed = (permission: Permission, phase?: Phase) =>
  ROLES.filter((role) => may(seated(role), permission, { meeting: "m", phase }).ok);

describe("R1 who is not at the table does nothing there", () => {
  test("R1 nobody signed in, and nobody with a seat at another meeting only, for any deed", () => {
    for (const permission of Object.keys(OPEN_TO) as Permission[]) {
      expect(may(null, permission, { meeting: "m" })).toEqual({ ok: false, reason: "not-signed-in" });
      expect(may(seated("chair"), permission, { meeting: "other" })).toEqual({
        ok: false,
        reason: "no-seat",
      });
    }
  });
});

describe("R2 each deed is open to its roles and no others", () => {
  test.each([
    ["read", ROLES],
    ["comment", ROLES],
    ["resolve-comment", ["chair", "secretariat", "head", "alternate", "delegate", "adviser"]],
    ["issue-draft", ["chair"]],
    ["open-drafting", ["chair", "secretariat"]],
    ["hand-pen", ["chair"]],
    ["draft-amendment", ["head", "alternate", "delegate", "adviser"]],
    ["suggest-amendment", ["observer", "guest", "partner"]],
    ["release-amendment", ["head", "alternate"]],
    ["withdraw-amendment", ["head", "alternate"]],
    ["cosponsor-amendment", ["head", "alternate"]],
    ["propose-outcome", ["chair", "secretariat"]],
    ["answer-outcome", ["head", "alternate"]],
    ["decide-amendment", ["chair"]],
    ["set-attribution", ["chair"]],
    ["see-positions", ["chair", "secretariat", "head", "alternate", "delegate", "adviser"]],
    ["take-position", ["head", "alternate"]],
    ["open-reading", ["chair"]],
    ["restore-text", ["chair", "secretariat"]],
    ["set-amendments-close", ["chair"]],
    ["agree-clause", ["chair"]],
    ["reopen-clause", ["chair"]],
    ["ad-ref", ["head", "alternate"]],
    ["hold-clause", ["chair"]],
    ["correct-clause", ["chair", "secretariat"]],
    ["open-signing", ["chair"]],
    ["sign", ["head", "alternate"]],
    ["refuse", ["head", "alternate"]],
    ["reopen", ["chair"]],
    ["adopt", ["chair"]],
    ["withdraw", ["chair"]],
    ["set-rules", ["chair", "secretariat"]],
    ["accept-rules", ["head", "alternate"]],
    ["open-silence", ["chair"]],
    ["extend-silence", ["chair"]],
    ["join-silence", ["head", "alternate"]],
    ["break-silence", ["head", "alternate"]],
    ["put-to-meeting", ["chair"]],
    ["note-outcome", ["chair"]],
    ["confirm-signature", ["head", "alternate"]],
    ["withdraw-signature", ["head", "alternate"]],
    ["announce-outcome", ["chair", "secretariat"]],
    ["accede", ["head", "alternate"]],
    ["file-statement", ["head", "alternate"]],
    ["propose-correction", ["chair"]],
    ["object-to-correction", ["head", "alternate"]],
    ["override", ["chair"]],
  ] as [Permission, readonly Role[]][])("R2 %s", (permission, roles) => {
    expect(allowed(permission)).toEqual([...roles]);
  });
});

describe("R3 who may edit follows phase and pen", () => {
  const members = ["head", "alternate", "delegate", "adviser"];
  test.each([
    ["preparing", PHASES[0], ["chair", "secretariat"]],
    ["drafting, pen open", PHASES[1], ["chair", "secretariat", ...members]],
    ["drafting, chair's pen", PHASES[2], ["chair", "secretariat"]],
    ["signing", PHASES[3], []],
    ["adopted", PHASES[4], []],
  ] as [string, Phase, Role[]][])("R3 %s", (_, phase, roles) => {
    expect(allowed("edit", phase)).toEqual(roles);
  });

  test("R3 the reason says whether the pen or the phase is in the way", () => {
    const edit = (phase: Phase | undefined) => may(seated("delegate"), "edit", { meeting: "m", phase });
    expect(edit(PHASES[2])).toEqual({ ok: false, reason: "pen-with-chair" });
    expect(edit(PHASES[3])).toEqual({ ok: false, reason: "text-closed" });
  });

  test("R3 comments end with the adoption", () => {
    expect(allowed("comment", PHASES[3])).toEqual([...ROLES]);
    expect(allowed("comment", PHASES[4])).toEqual([]);
  });

  test("R3 every role sits on one side of the table", () => {
    const sides = Object.groupBy(ROLES, sideOf);
    expect(sides).toEqual({
      chair: ["chair", "secretariat"],
      member: members,
      guest: ["observer", "guest", "partner"],
    });
  });
});
