/**
 * What waits for this person on the desk: for each text at most one thing, the next that this seat may do. Rights are
 * the domain's answer (`may`), never worked out here.
 */
import { type Actor, type Deed, may } from "#domain/rights/index.ts";
import type { ListedText } from "#server/queries/texts-of.ts";

export type Matter =
  | "awaitsRules"
  | "awaitsOpening"
  | "awaitsWords"
  | "awaitsSilence"
  | "awaitsMeeting"
  | "awaitsStep"
  | "awaitsSignature"
  | "awaitsConfirmation"
  | "awaitsAdoption";

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

function next(text: ListedText, can: (deed: Deed) => boolean): Matter | null {
  const { phase, mine, rulesAwaited, joined } = text;
  const early = phase.name === "preparing" || phase.name === "drafting";
  if (early && rulesAwaited && can("accept-rules")) return "awaitsRules";
  switch (phase.name) {
    case "preparing":
      return can("open-drafting") ? "awaitsOpening" : null;
    case "drafting":
      return mine !== null && can("edit") ? "awaitsWords" : null;
    case "silence":
      return mine !== null && !joined && can("break-silence") ? "awaitsSilence" : null;
    case "meeting":
      return can("note-outcome") ? "awaitsMeeting" : null;
    case "agreed":
      return can("adopt") ? (text.next ? "awaitsStep" : "awaitsAdoption") : null;
    case "signing":
      return signing(text, can);
    default:
      return null;
  }
}

function signing({ mine, missing }: ListedText, can: (deed: Deed) => boolean): Matter | null {
  if ((mine === "awaiting" || mine === "partly") && can("sign")) return "awaitsSignature";
  if (mine === "ad-referendum" && can("confirm-signature")) return "awaitsConfirmation";
  return missing === 0 && can("adopt") ? "awaitsAdoption" : null;
}
