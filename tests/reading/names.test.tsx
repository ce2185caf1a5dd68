/** Names that people typed, in rendered markup and in plain text: closed where they end, visible whatever is stored. */
import { readFileSync } from "node:fs";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { EditionRecord, type RecordView } from "#app/reading/EditionRecord.tsx";
import { Signatories } from "#app/reading/Signatories.tsx";
import { csvOf } from "#app/routes/http/csv.ts";
import { SignatureLine } from "#app/routes/texts/decision/SignatureLine.tsx";
import { type CalendarEntry, calendarFile } from "#domain/notifications/calendar.ts";
import { formatsFor } from "#words/format.ts";
import { composed } from "#words/mails.ts";
import { drawnIn, seen } from "../support/drawn.tsx";
import { sourcesIn } from "../support/imports.ts";

const ALI = "علی رضا";
const CLOSED = `\u2068${ALI}\u2069`;
const OVERRIDDEN = "Aida\u202e";

const signature = {
  ...{ signatory: ALI, title: OVERRIDDEN, authority: ALI, place: "", day: "1 May", languages: "" },
  ...{ referred: false, confirmed: null, passkey: false, tag: "en" },
};

test("D121 a party, a signatory and a title stand in <bdi>, and a name in a sentence is closed", () => {
  expect(drawnIn("en", <DelegationName country={null} name={ALI} />)).toContain(`<bdi>${ALI}</bdi>`);
  const one = {
    delegation: "kz",
    country: "KZ",
    party: "Kazakhstan",
    institution: ALI,
    status: "signed",
    reason: "",
  };
  const block = drawnIn("en", <Signatories signatories={[{ ...one, status: "signed", signature }]} />);
  expect(block).toContain(`<bdi>${ALI}</bdi>`);
  expect(block).toContain("<bdi>Aida</bdi>");
  expect(seen(block)).toContain(`As deputy: ${CLOSED}`);
  const viewed = { ...signature, language: "en", date: "", confirmed: "" };
  const line = drawnIn("en", <SignatureLine signature={viewed as never} alone />);
  expect(line).toContain(`<bdi>${ALI}</bdi>, <bdi>Aida</bdi>`);
});

test("D121 in a mail's subject and words, in a cell and in a calendar a right-to-left name is closed; another is left alone", () => {
  const letter = (by: string) =>
    composed(
      {
        ...{ kind: "invitation", language: "en", template: "invitation", path: "/", secrets: null, name: by },
        facts: { by, meeting: by, place: by, role: by, starts: by, until: by },
      },
      { origin: "https://plenary.example", unsubscribe: null },
    );
  const [rtl, plain, turned] = [letter(ALI), letter("Aida"), letter(OVERRIDDEN)];
  expect(rtl.subject).toContain(CLOSED);
  expect(rtl.text.replaceAll(CLOSED, "")).not.toContain(ALI);
  expect([plain.subject, plain.text].join()).not.toMatch(/[\u2066-\u2069]/);
  expect([turned.subject, turned.text, turned.html].join()).not.toContain("\u202e");
  expect(csvOf([[ALI, "Aida", OVERRIDDEN]])).toBe(`\uFEFF${CLOSED},Aida,Aida\r\n`);
  const entry: CalendarEntry = {
    ...{ uid: "1", summary: ALI, description: OVERRIDDEN, url: "https://plenary.example" },
    when: { instant: "2026-12-01T09:00:00.000Z" },
  };
  const file = calendarFile("Aida", [entry], "2026-12-01T09:00:00.000Z");
  expect(file).toContain(`SUMMARY:${CLOSED}\r\n`);
  expect(file).toContain("DESCRIPTION:Aida\r\n");
});

test("D122 a delegation that was named before names were checked is drawn so that it can be seen", () => {
  const { pick, party } = formatsFor("en");
  expect([pick({ en: "\u200b" }), pick({ en: "Ombudsman" })]).toEqual(["(U+200B)", "Ombudsman"]);
  expect(party({ country: null, name: { en: OVERRIDDEN } })).toBe("Aida");
});

test("D121 whoever makes sentences fills their gaps in the one way", () => {
  const makers = sourcesIn(process.cwd(), ["app", "server"]).filter(({ file }) =>
    /interpolation: (?!INTERPOLATION)/.test(readFileSync(file, "utf8")),
  );
  expect(makers.map(({ file }) => file)).toEqual([]);
});

test("L102 the fingerprint is that of the text that was signed only where somebody signed", () => {
  const page = {
    ...{
      slug: "s",
      number: 1,
      newest: 1,
      title: "T",
      key: null,
      head: "h",
      citation: "",
      address: "",
      drafts: [],
    },
    languages: [{ tag: "en", name: "English", hash: "0".repeat(64) }],
  };
  const record = (signed: boolean) =>
    seen(
      drawnIn(
        "en",
        <MemoryRouter>
          <EditionRecord page={{ ...page, signed } as unknown as RecordView} />
        </MemoryRouter>,
      ),
    );
  expect(record(true)).toContain("SHA-256 of the text that was signed");
  expect(record(false)).toContain("SHA-256 of the adopted text");
  expect(record(false)).not.toContain("signed");
});
