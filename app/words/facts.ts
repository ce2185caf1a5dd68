/** What fills the gaps of a notification's or a mail's words, as one language writes it. For loaders and mails. */
import type { TFunction } from "i18next";
import type { Fact, Facts } from "#domain/notifications/index.ts";
import { isNumbered, type Kind } from "#domain/text/index.ts";
import type { Formats } from "./format.ts";

export function written(fact: Fact, formats: Formats, t: TFunction): string | number {
  if (typeof fact !== "object") return fact;
  if ("names" in fact) return formats.pick(fact.names);
  if ("moment" in fact) return formats.moment(fact.moment, fact.zone);
  if ("role" in fact) return t(`role.${fact.role}`);
  if ("party" in fact) return formats.party(fact.party);
  if ("clause" in fact) return nameOf(fact.clause as { kind: Kind; reference: string } | null, t);
  if ("say" in fact) return t(fact.say, filled(fact.with, formats, t));
  if ("day" in fact) return formats.day(fact.day);
  return "";
}

export function filled(facts: Facts, formats: Formats, t: TFunction): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, written(fact, formats, t)]));
}

/** "OP2 (a)", or what such a clause is called. */
export function nameOf(name: { kind: Kind; reference: string } | null, t: TFunction): string {
  if (!name) return t("kind.operative");
  return isNumbered(name.kind) && name.reference ? name.reference : t(`kind.${name.kind}`);
}
