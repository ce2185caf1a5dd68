import { describe, expect, test } from "vitest";
import {
  COUNTRIES,
  clausesOf,
  colourFor,
  delegationSchema,
  detailsSchema,
  slugOf,
  TEMPLATES,
  zoneOf,
} from "#domain/meeting/index.ts";
import { type Actor, invitable, mayFound, type Role } from "#domain/rights/index.ts";
import { countBrackets, KINDS, wordsOf } from "#domain/text/index.ts";

const DETAILS = {
  name: { en: "Forum", ru: "" },
  place: { en: "Tashkent" },
  host: "uz",
  starts: "2027-10-01",
  ends: "2027-10-02",
  zone: "Asia/Tashkent",
  languages: ["en", "ru"],
};

describe("D5 a meeting and a delegation are described whole, or it is said what is missing where", () => {
  test("D5 details are taken as they are meant: no empty names, the code of a country in capitals", () => {
    const read = detailsSchema.safeParse(DETAILS);
    expect(read.success && [read.data.name, read.data.host]).toEqual([{ en: "Forum" }, "UZ"]);
  });

  test.each([
    ["name", { name: { en: " " } }],
    ["host", { host: "XX" }],
    ["starts", { starts: "1 October" }],
    ["ends", { ends: "2027-09-30" }],
    ["zone", { zone: "Mars/Olympus" }],
    ["languages", { languages: [] }],
  ])("D5 a wrong %s is found there", (field, wrong) => {
    const read = detailsSchema.safeParse({ ...DETAILS, ...wrong });
    expect(read.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });

  test("D5 a country speaks in its own name, an organisation has one to give", () => {
    const rest = { kind: "member", institution: { en: "Ombudsman" } };
    const read = (country: string, name: object) => delegationSchema.safeParse({ ...rest, country, name });
    expect(read("kz", { en: "Somebody" }).data?.name).toBeNull();
    expect(read("", { en: "UNICEF" }).data).toMatchObject({ country: null, name: { en: "UNICEF" } });
    expect(read("", {}).success).toBe(false);
  });
});

test("D81 a meeting without a time zone gets its host's, where the host has one to give", () => {
  const read = (host: string, zone: string) => detailsSchema.safeParse({ ...DETAILS, host, zone });
  expect(["KZ", "KG", "TJ", "TM", "UZ", "FI"].map((host) => read(host, "").data?.zone)).toEqual([
    ...["Asia/Almaty", "Asia/Bishkek", "Asia/Dushanbe", "Asia/Ashgabat", "Asia/Tashkent", "Europe/Helsinki"],
  ]);
  expect(read("UZ", "Asia/Samarkand").data?.zone).toBe("Asia/Samarkand");
  expect(zoneOf("RU")).toBeNull();
  expect(read("RU", "").error?.issues.map((issue) => issue.path[0])).toEqual(["zone"]);
});

test("D5 an address is made of plain letters, whatever the alphabet", () => {
  expect([
    slugOf("Форум, Астана 2026"),
    slugOf("Toshkent 2027"),
    slugOf("Бишкек шаары"),
    slugOf("…"),
  ]).toEqual(["forum-astana-2026", "toshkent-2027", "bishkek-shaary", "meeting"]);
});

test("D5 every country of the list has a name in the seven languages", () => {
  for (const language of ["en", "ru", "kk", "ky", "tg", "tk", "uz"]) {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    expect(COUNTRIES.filter((code) => !names.of(code))).toEqual([]);
  }
});

test("D6 a template gives valid clauses of its language, with brackets where the negotiators' words go", () => {
  let n = 0;
  for (const template of TEMPLATES)
    for (const language of ["en", "ru", "kk"]) {
      const clauses = clausesOf(template, language, () => `c${++n}`);
      expect(new Set(clauses.map((clause) => clause.id)).size).toBe(clauses.length);
      expect(clauses[0]?.kind).toBe("title");
      expect(clauses.every((clause) => KINDS.includes(clause.kind) && wordsOf(clause))).toBe(true);
      expect(countBrackets(clauses)).toBeGreaterThan(0);
    }
  expect(wordsOf(clausesOf("roadmap", "ru", () => "c")[0] as never)).toMatch(/Дорожная карта/);
});

test("D5 a delegation that is added later has a colour of its own as long as there are some", () => {
  expect(new Set(Array.from({ length: 10 }, (_, at) => colourFor(at))).size).toBe(10);
  expect(colourFor(10)).toBe(colourFor(0));
});

describe("R6 who may found, and whom each seat may invite where", () => {
  const seated = (role: Role): Actor => ({
    person: "p",
    name: "P",
    language: null,
    seats: [{ meeting: "m", role, delegation: role === "chair" || role === "secretariat" ? null : "kz" }],
  });
  const own = { id: "kz", kind: "member" };

  test("R6 a steward and whoever runs a desk may found; nobody else", () => {
    const may = (actor: Actor | null) => mayFound(actor);
    expect([
      may({ ...seated("guest"), steward: true }),
      may(seated("secretariat")),
      may(seated("chair")),
    ]).toEqual([true, true, true]);
    expect([may(seated("head")), may(seated("guest")), may(null)]).toEqual([false, false, false]);
  });

  test("R6 the desk invites everybody to where they belong, a head the own people, others nobody", () => {
    const from = (role: Role, to: { id: string; kind: string } | null) =>
      invitable(seated(role).seats[0] as never, to);
    expect(from("secretariat", null)).toEqual(["chair", "secretariat"]);
    expect(from("chair", own)).toEqual(["head", "alternate", "delegate", "adviser"]);
    expect(from("secretariat", { id: "no", kind: "guest" })).toEqual(["observer", "guest", "partner"]);
    expect(from("head", own)).toEqual(["alternate", "delegate", "adviser"]);
    expect([from("head", { id: "uz", kind: "member" }), from("head", null), from("delegate", own)]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
