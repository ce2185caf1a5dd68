/** What the offline page shows: the answer, every check with its positions, the adopted text and its signatories. */

import type { TFunction } from "i18next";
import { labelInWords } from "#app/reading/clause-labels.ts";
import { byFile, errorInWords } from "#app/reading/evidence/errors.ts";
import { byName } from "#domain/by-name.ts";
import type { SignOff } from "#domain/life/index.ts";
import { numbering, wordsOf } from "#domain/text/index.ts";
import {
  type BundleCheck,
  type Evidence,
  type EvidenceCheck,
  type FileError,
  factsOf,
  readEdition,
  textsOf,
} from "#domain/trail/index.ts";
import { dateIn, nameIn } from "#words/dates.ts";
import { el } from "./elements.ts";

type NamedDelegations = Record<string, string>;

export function drawnEvidence(check: EvidenceCheck, parties: NamedDelegations, t: TFunction): Node[] {
  const answer = el(
    "p",
    { class: `answer ${check.ok ? "good" : "bad"}` },
    t(check.ok ? "evidence.yes" : "evidence.no"),
  );
  const errors = check.errors.filter(({ file }) => !/^edition-/.test(file));
  const own = errors.length ? [el("h2", {}, t("evidence.faults")), errorList(errors, parties, t)] : [];
  const sealed = check.key ? t("evidence.key", { key: check.key }) : null;
  const named = check.named ? t("evidence.named", { count: check.named }) : t("evidence.unnamed");
  const facts = [t("evidence.later"), named, sealed].flatMap((words) => (words ? [el("li", {}, words)] : []));
  return [
    answer,
    ...own,
    ...check.editions.flatMap((one) => editionChecks(one, parties, t)),
    ...(check.ok ? [el("ul", {}, ...facts)] : []),
  ];
}

function editionChecks(
  { number, verification }: EvidenceCheck["editions"][number],
  parties: NamedDelegations,
  t: TFunction,
): Node[] {
  const items = verification.checks.map(({ name, ok, where }) =>
    el(
      "li",
      { class: ok ? "good" : "bad" },
      el("strong", {}, t(ok ? "verify.passed" : "verify.failed")),
      ` ${t(`verify.check.${name}`)}`,
      where.length ? el("ul", {}, ...where.map((one) => el("li", {}, labelInWords(one, parties, t)))) : null,
    ),
  );
  return [el("h2", {}, t("evidence.edition", { number })), el("ul", { class: "checks" }, ...items)];
}

export function drawnFiles(check: BundleCheck, parties: NamedDelegations, t: TFunction): Node[] {
  const faulty = byFile(check.errors);
  const names = [...new Set([...check.files, ...faulty.keys()])].sort();
  const items = names.map((name) => {
    const errors = faulty.get(name) ?? [];
    const found = errors.length ? errors.map((one) => errorInWords(one, parties, t)) : [t("evidence.whole")];
    return el(
      "li",
      { class: errors.length ? "bad" : "good" },
      el("code", {}, name),
      ` ${[...new Set(found)].join("; ")}`,
    );
  });
  const answer = check.ok ? t("evidence.filesYes", { count: names.length }) : t("evidence.filesNo");
  return [
    el("p", { class: `answer ${check.ok ? "good" : "bad"}` }, answer),
    el("ul", { class: "checks" }, ...items),
  ];
}

function errorList(errors: readonly FileError[], parties: NamedDelegations, t: TFunction): HTMLElement {
  const items = errors.map((error) =>
    el("li", { class: "bad" }, el("code", {}, error.file), ` ${errorInWords(error, parties, t)}`),
  );
  return el("ul", { class: "checks" }, ...items);
}

/** The text and its signatories, of the newest edition; nothing if it cannot be read. */
export function drawnAdoption(evidence: Evidence, language: string, t: TFunction): Node[] {
  const read = readEdition(String(evidence.editions?.at?.(-1) ?? ""));
  if (!read.ok) return [];
  try {
    const { title, place, date, demonstration, signatures, record } = factsOf(read.edition);
    const keyed = new Set(record.signOffs.flatMap(withKey));
    const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      dateStyle: "long",
      timeZone: "UTC",
    });
    const where = place[language] ?? place.en ?? Object.values(place)[0] ?? "";
    const parties = namedDelegationsOf(evidence, language, t);
    const signed = signatures.map(({ party, signatory, title: office }) =>
      el(
        "li",
        {},
        el("strong", {}, parties[party.country ?? party.delegation] ?? ""),
        ` ${t("evidence.signed", { signatory, title: office })}`,
        keyed.has(party.delegation) ? ` · ${t("evidence.passkey")}` : null,
      ),
    );
    return [
      el("h2", {}, title),
      el("p", {}, t("evidence.adopted", { place: where, day: dateIn(day, date) })),
      ...(demonstration === null ? [] : [el("p", { class: "bad" }, t("evidence.demonstration"))]),
      ...(signed.length ? [el("h3", {}, t("evidence.signatories")), el("ul", {}, ...signed)] : []),
      ...textsOf(read.edition).map(({ text }) => words(text, t)),
    ];
  } catch {
    return [];
  }
}

function withKey(signOff: SignOff): string[] {
  return signOff.decision === "signed" && signOff.assertion ? [signOff.party.delegation] : [];
}

function words(text: ReturnType<typeof textsOf>[number]["text"], t: TFunction): HTMLElement {
  const marks = numbering(text.clauses);
  const lines = text.clauses.map((clause, at) => {
    const { label = "", ending = "" } = marks[at] ?? {};
    return el("p", {}, label ? el("span", { class: "label" }, label) : null, `${wordsOf(clause)}${ending}`);
  });
  const summary = el("summary", {}, `${t("evidence.words")} (${text.language})`);
  return el("details", {}, summary, el("div", { lang: text.language, class: "paper" }, ...lines));
}

/** Names of countries from the browser, of organisations from the record. */
export function namedDelegationsOf(evidence: Evidence, language: string, t: TFunction): NamedDelegations {
  const read = readEdition(String(evidence.editions?.at?.(-1) ?? ""));
  const created = read.ok ? read.edition.trail[0]?.content?.event : null;
  if (created?.type !== "text-created") return {};
  const regions = new Intl.DisplayNames([language, "en"], { type: "region", style: "short" });
  // The names that delegations use for themselves, if the browser has other ones.
  const countryName = (code: string) =>
    t(`country.${code.toLowerCase() as "kg"}`, { defaultValue: nameIn(regions, code) });
  return byName(
    created.signatories.map(({ delegation, country, name }) => {
      const own = name?.[language] ?? Object.values(name ?? {})[0] ?? delegation;
      return [country ?? delegation, country ? countryName(country) : own] as const;
    }),
  );
}
