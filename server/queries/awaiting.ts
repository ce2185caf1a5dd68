/**
 * What waits for this person on the desk: for each text at most one thing, the next that this seat may do. Rights are
 * the domain's answer (`may`), never worked out here.
 */
import { type Actor, type Deed, may } from "#domain/rights/index.ts";
import type { ListedText } from "#server/queries/texts-of.ts";

export type Matter = "awaitsSignature" | "awaitsAdoption" | "awaitsOpening" | "awaitsWords";

export interface Awaiting {
  matter: Matter;
  text: string;
  title: string;
}

export function awaiting(actor: Actor, meeting: string, texts: readonly ListedText[]): Awaiting[] {
  return texts.flatMap((text) => {
    const can = (deed: Deed) => may(actor, deed, { meeting, phase: text.phase }).ok;
    const matter = next(text, can);
    return matter ? [{ matter, text: text.id, title: text.title }] : [];
  });
}

function next({ phase, mine, signed, asked }: ListedText, can: (deed: Deed) => boolean): Matter | null {
  if (phase.name === "signing" && mine === "awaiting" && can("sign")) return "awaitsSignature";
  if (phase.name === "signing" && signed === asked && can("adopt")) return "awaitsAdoption";
  if (phase.name === "preparing" && can("open-drafting")) return "awaitsOpening";
  if (phase.name === "drafting" && mine !== null && can("edit")) return "awaitsWords";
  return null;
}
