import { expect, test } from "vitest";
import { drawn } from "#app/presenters/drawn-text.ts";
import { Paper } from "#app/reading/Paper.tsx";
import { Signatories } from "#app/reading/Signatories.tsx";
import type { Clause } from "#domain/text/index.ts";
import { drawnIn, seen } from "../support/drawn.tsx";
import { clause } from "../support/texts.ts";

const day = (iso: string) => `<${iso}>`;

function paper(clauses: Clause[], language = "en", reader: "en" | "ru" = "en"): string {
  return drawnIn(
    reader,
    <Paper clauses={drawn({ clauses, language }, day)} language={language} title="A declaration" />,
  );
}

test("P1 the text stands with labels, endings and lead words that are stored nowhere", () => {
  const markup = paper([
    clause("title", "Declaration"),
    clause("enacting", "We, the Ombudspersons,"),
    clause("preambular", "Recalling the Convention"),
    clause("operative", "Decide to exchange data on"),
    clause("operative", "violence", 1),
    clause("operative", "access to justice", 1),
    clause("closing", "Astana, 27 November 2026"),
  ]);
  expect(seen(markup)).toBe(
    "Declaration We, the Ombudspersons, PP1 Recalling the Convention, OP1 Decide to exchange data on: " +
      "(a) violence; (b) access to justice. Astana, 27 November 2026",
  );
  expect(markup).toContain("<i>Recalling</i> the Convention,");
  expect(markup).toContain("<i>Decide</i> to exchange data on:");
});

test("P1 lead words keep the look that was given to the words, across runs", () => {
  const runs = [{ text: "Rec" }, { text: "alling the", bold: true as const }, { text: " Convention" }];
  const markup = paper([{ ...clause("preambular", ""), runs }]);
  expect(markup).toContain("<i>Rec</i><i><b>alling</b></i><b> the</b> Convention,");
});

test("P1 the text says its language, the labels of its details the reader's", () => {
  const fields = { scope: "national" as const, responsible: "Ombudsman", due: "2027-06-01" };
  const markup = paper([{ ...clause("action", "Train staff"), fields }], "en", "ru");
  expect(markup).toContain('<div lang="en"');
  expect(markup).toContain('<dt lang="ru">Ответственный</dt><dd>Ombudsman</dd>');
  expect(markup).toContain('<dd lang="ru">Национальный</dd>');
  expect(markup).toContain('<dd lang="ru">&lt;2027-06-01&gt;</dd>');
});

test("P1 a text without a title clause is headed by its title; there is one main heading in any case", () => {
  expect(paper([clause("operative", "Agree")])).toContain("A declaration</h1>");
  const two = paper([clause("title", "Declaration"), clause("title", "of Astana", 0, "c2")]);
  expect(two.match(/<h1/g)).toHaveLength(1);
});

test("P1 each clause has its permanent address, and its label leads there", () => {
  const markup = paper([clause("operative", "Agree", 0, "c-7")]);
  expect(markup).toContain('id="c-7"');
  expect(markup).toContain('href="#c-7"');
});

test("P1 words are shown as words, whatever stands in them", () => {
  const markup = paper([clause("operative", '<script>alert("x")</script> & more')]);
  expect(markup).not.toContain("<script>");
  expect(markup).toContain("&lt;script&gt;");
});

test("P1 signatories stand in the order given, with country, name, exact title and day", () => {
  const one = (country: string, party: string) => ({
    delegation: country,
    country,
    party,
    institution: "",
    status: "signed" as const,
    reason: "",
    signature: {
      ...{ signatory: `Office of ${party}`, title: "Deputy Ombudsman", place: "", tag: "en", authority: "" },
      ...{ day: "16 November 2017", languages: "", referred: false, confirmed: null, passkey: false },
    },
  });
  const signatories = [one("uz", "Uzbekistan"), one("kz", "Kazakhstan")];
  const markup = drawnIn("en", <Signatories signatories={signatories} />);
  expect(seen(markup)).toBe(
    "Signatories Uzbekistan Office of Uzbekistan Deputy Ombudsman Signed on 16 November 2017 " +
      "Kazakhstan Office of Kazakhstan Deputy Ombudsman Signed on 16 November 2017",
  );
  expect(markup).toContain('src="/flags/uz.svg" alt=""');
});
