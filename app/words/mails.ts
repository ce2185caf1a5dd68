/**
 * A mail in its reader's language, as a mail program shows it: subject, plain text, and HTML that loads nothing from
 * anywhere. Pure: the same mail always gives the same bytes. For the server alone (mails, and the outbox).
 */

import { createInstance, type TFunction } from "i18next";
import { closedName } from "#domain/names/index.ts";
import type { Fact, Mail } from "#domain/notifications/index.ts";
import { filled, written } from "./facts.ts";
import { type Formats, formatsFor } from "./format.ts";
import { INTERPOLATION } from "./interpolation.ts";
import { catalogue, isLanguage, type Language } from "./words.ts";

export interface Composed {
  language: Language;
  subject: string;
  text: string;
  html: string;
}

export interface Links {
  origin: string;
  /** One press ends mails of this kind; null where they cannot be declined. */
  unsubscribe: string | null;
}

type Written = Pick<Mail, "kind" | "language" | "template" | "facts" | "path" | "secrets" | "name">;

export function composed(mail: Written, links: Links): Composed {
  const language = isLanguage(mail.language) ? mail.language : "en";
  const t = wordsFor(language);
  const formats = formatsFor(language);
  const fill = gaps(mail, formats, t);
  const say = (what: string) => t(`mail.${mail.template}.${what}`, fill);
  const path = mail.secrets?.path ?? mail.path;
  const parts: Parts = {
    greeting: mail.name ? t("mail.greeting", { name: mail.name }) : t("mail.greetingNobody"),
    lead: say("lead").split("\n"),
    items: itemsOf(mail, links, formats, t),
    action: path ? { words: say("action"), address: links.origin + path } : null,
    foot: footOf(mail.kind, links, t),
  };
  return {
    language,
    subject: say("subject"),
    text: plain(parts),
    html: page(language, say("subject"), parts),
  };
}

interface Parts {
  greeting: string;
  lead: string[];
  items: Item[];
  action: Line | null;
  foot: (string | Line)[];
}

interface Line {
  words: string;
  address: string;
}

interface Item extends Line {
  about: string;
  when: string;
}

/** Deleted with the mail that was sent: the outbox shows this in their place. */
const HIDDEN = "•••";

function gaps({ facts, secrets }: Written, formats: Formats, t: TFunction): Record<string, unknown> {
  return { code: HIDDEN, ...filled(facts, formats, t), ...secrets };
}

/** The items of a digest, each with its link. */
function itemsOf({ facts }: Written, { origin }: Links, formats: Formats, t: TFunction): Item[] {
  const { items } = facts;
  if (typeof items !== "object" || !("lines" in items)) return [];
  return items.lines.map(({ about, content, when, path }) => {
    const words = (fact: Fact) => closedName(String(written(fact, formats, t)));
    return { about: words(about), words: words(content), when: words(when), address: origin + path };
  });
}

/** Why the mail came, and how to get fewer. */
function footOf(kind: Mail["kind"], { origin, unsubscribe }: Links, t: TFunction): Parts["foot"] {
  if (kind === "invitation") return [t("mail.foot.invitation")];
  if (kind === "account") return [t("mail.foot.account")];
  const inputs = { words: t("mail.foot.wishes"), address: `${origin}/notifications` };
  const less = unsubscribe ? [{ words: t("mail.foot.unsubscribe"), address: unsubscribe }] : [];
  return [t("mail.foot.seat"), ...less, inputs];
}

function plain({ greeting, lead, items, action, foot }: Parts): string {
  const link = ({ words, address }: Line) => `${words}:\n${address}`;
  const reply = items.map((one) => `* ${one.about}\n  ${one.words} (${one.when})\n  ${one.address}`);
  const body = [greeting, ...lead, ...reply, ...(action ? [link(action)] : [])].join("\n\n");
  const end = foot.map((line) => (typeof line === "string" ? line : link(line))).join("\n\n");
  return `${body}\n\n-- \n${end}\n`;
}

function page(language: Language, subject: string, { greeting, lead, items, action, foot }: Parts): string {
  const p = (inner: string) => `<p style="margin:0 0 16px">${inner}</p>`;
  const link = ({ words, address }: Line) => `<a href="${escaped(address)}">${escaped(words)}</a>`;
  const button = action
    ? p(`<a href="${escaped(action.address)}" style="${BUTTON}">${escaped(action.words)}</a>`) +
      p(`<small style="word-break:break-all">${escaped(action.address)}</small>`)
    : "";
  const end = foot.map((line) => p(typeof line === "string" ? escaped(line) : link(line))).join("");
  const reply = items.map(
    (one) =>
      `<li style="margin:0 0 12px"><b>${escaped(one.about)}</b><br>${link(one)} <small>${escaped(one.when)}</small></li>`,
  );
  const list = reply.length ? `<ul style="padding:0 0 0 20px">${reply.join("")}</ul>` : "";
  const body = [greeting, ...lead].map((line) => p(escaped(line))).join("") + list;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head><body style="${BODY}"><div style="max-width:560px;margin:0 auto">${body}${button}<hr style="border:0;border-top:1px solid #9995;margin:24px 0 16px"><div style="font-size:13px">${end}</div></div></body></html>`;
}

const BODY = "margin:0;padding:24px;font:16px/1.5 Georgia,'Times New Roman',serif";
const BUTTON =
  "display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5f8b;color:#ffffff;text-decoration:none";

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (mail) => `&#${mail.charCodeAt(0)};`);
}

const made = new Map<Language, TFunction>();

function wordsFor(language: Language): TFunction {
  const known = made.get(language);
  if (known) return known;
  const words = createInstance();
  const options = { resources: catalogue, fallbackLng: "en", interpolation: INTERPOLATION };
  void words.init({ ...options, lng: language, initAsync: false });
  made.set(language, words.t);
  return words.t;
}
