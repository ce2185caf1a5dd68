/**
 * What waits for this person on the desk: for each text at most one thing, the next that this seat may do. Rights are
 * the domain's answer (`may`), never worked out here.
 */
import type { Phase } from "#domain/life/index.ts";
import { type Actor, type Deed, may } from "#domain/rights/index.ts";
import type { Standing } from "#domain/signoff/index.ts";

interface Listed {
  id: string;
  title: string;
  phase: Phase;
  mine: Standing | null;
  signed: number;
  asked: number;
}

export const MATTERS = ["awaitsSignature", "awaitsAdoption", "awaitsOpening", "awaitsWords"] as const;
export type Matter = (typeof MATTERS)[number];

export interface Awaiting {
  matter: Matter;
  title: string;
  to: string;
}

export function awaiting(actor: Actor, meeting: string, texts: readonly Listed[]): Awaiting[] {
  return texts.flatMap((text) => {
    const can = (deed: Deed) => may(actor, deed, { meeting, phase: text.phase }).ok;
    const matter = next(text, can);
    const place = matter === "awaitsWords" ? "" : "/decision";
    return matter ? [{ matter, title: text.title, to: `/texts/${text.id}${place}` }] : [];
  });
}

function next({ phase, mine, signed, asked }: Listed, can: (deed: Deed) => boolean): Matter | null {
  if (phase.name === "signing" && mine === "awaiting" && can("sign")) return "awaitsSignature";
  if (phase.name === "signing" && signed === asked && can("adopt")) return "awaitsAdoption";
  if (phase.name === "preparing" && can("open-drafting")) return "awaitsOpening";
  if (phase.name === "drafting" && mine !== null && can("edit")) return "awaitsWords";
  return null;
}
