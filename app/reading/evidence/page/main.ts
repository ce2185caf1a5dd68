/**
 * The program of verify.html: checks the evidence in the page at once, and then the files that its reader chooses. It
 * makes no requests: everything that it needs is in the page.
 */
import type { TFunction } from "i18next";
import { chosen } from "#app/reading/evidence/unpack.ts";
import { checkingBundle, checkingEvidence, type Evidence } from "#domain/trail/index.ts";
import { drawnAdoption, drawnEvidence, drawnFiles, namedDelegationsOf } from "./drawing.ts";
import { el, inPieces } from "./elements.ts";
import { PAGE_LANGUAGES, type PageLanguage, readersLanguage, wordsIn } from "./words.ts";

const OWN_NAMES: Record<PageLanguage, string> = { en: "English", ru: "Русский" };
const page = document.getElementById("page") as HTMLElement;

/** A copy that was changed may not be JSON at all; then it is checked as it is, and fails. */
function carried(): Evidence {
  try {
    return JSON.parse(document.getElementById("evidence")?.textContent ?? "");
  } catch (error) {
    return { editions: [], later: (error as Error).message, keys: "", checkpoints: "" };
  }
}

async function show(evidence: Evidence, language: PageLanguage): Promise<void> {
  const t = wordsIn(language);
  document.documentElement.lang = language;
  document.title = t("evidence.title");
  const result = el("div", { role: "status" }, el("p", { class: "answer" }, t("evidence.running")));
  page.replaceChildren(languages(evidence, language), el("h1", {}, t("evidence.title")), result);
  const check = await inPieces(checkingEvidence(whole(evidence)));
  const parties = namedDelegationsOf(evidence, language, t);
  result.replaceChildren(...drawnEvidence(check, parties, t));
  page.append(...drawnAdoption(evidence, language, t), otherFiles(parties, t));
  page.dataset.verified = String(check.ok);
}

/** The parts of a changed copy may have any type; they are made strings here. */
function whole({ editions, later, keys, checkpoints }: Evidence): Evidence {
  const list = Array.isArray(editions) ? editions.map(String) : [];
  return { editions: list, later: String(later), keys: String(keys), checkpoints: String(checkpoints) };
}

function languages(evidence: Evidence, current: PageLanguage): HTMLElement {
  const buttons = PAGE_LANGUAGES.map((one) =>
    el(
      "button",
      {
        type: "button",
        lang: one,
        "aria-pressed": String(one === current),
        click: () => void show(evidence, one),
      },
      OWN_NAMES[one],
    ),
  );
  return el("p", { class: "languages" }, ...buttons);
}

/** The archive or its files, chosen or dropped. */
function otherFiles(parties: Record<string, string>, t: TFunction): HTMLElement {
  const result = el("div", { role: "status" });
  const check = async (files: readonly File[]) => {
    if (!files.length) return;
    result.replaceChildren(el("p", {}, t("evidence.running")));
    result.replaceChildren(...(await checkedFiles(files, parties, t)));
  };
  const take = (event: Event) => void check([...((event.target as HTMLInputElement).files ?? [])]);
  const choose = el("input", { type: "file", multiple: "", name: "files", change: take });
  const folder = el("input", { type: "file", webkitdirectory: "", name: "folder", change: take });
  const zone = el(
    "section",
    {
      class: "card",
      "aria-labelledby": "files",
      dragover: (event) => event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        void check([...((event as DragEvent).dataTransfer?.files ?? [])]);
      },
    },
    el("h2", { id: "files" }, t("evidence.filesTitle")),
    el("p", {}, t("evidence.filesLede")),
    el(
      "p",
      { class: "choices" },
      el("label", {}, t("evidence.choose"), " ", choose),
      el("label", {}, t("evidence.chooseFolder"), " ", folder),
    ),
    el("p", { class: "muted" }, t("evidence.drop")),
    result,
  );
  return zone;
}

async function checkedFiles(
  list: readonly File[],
  parties: Record<string, string>,
  t: TFunction,
): Promise<Node[]> {
  try {
    return drawnFiles(await inPieces(checkingBundle(await chosen(list))), parties, t);
  } catch (error) {
    return [el("p", { class: "answer bad" }, t("evidence.unreadable", { reason: (error as Error).message }))];
  }
}

void show(carried(), readersLanguage(navigator.languages));
