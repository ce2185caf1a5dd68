/**
 * What needs this person's attention, on the dashboard: for each text the next thing that this seat may do, and the
 * amendments that wait for this seat. Rights are the domain's answer (`may`), never computed here.
 */
import { type Actor, may, type Permission } from "#domain/rights/index.ts";
import type { ListedText } from "#server/queries/texts/texts-of.ts";
import type { WaitingAmendment } from "#server/store/amendments/amendments.ts";

export type Matter =
  | "awaitsRules"
  | "awaitsOpening"
  | "awaitsWords"
  | "awaitsSilence"
  | "awaitsMeeting"
  | "awaitsStep"
  | "awaitsSignature"
  | "awaitsConfirmation"
  | "awaitsAdoption"
  | "awaitsRelease"
  | "awaitsAnswer"
  | "awaitsDecision";

export interface Awaiting {
  matter: Matter;
  text: string;
  title: string;
  /** How many wait, where it is more than the text itself. */
  count: number;
}

export function awaiting(
  actor: Actor,
  meeting: string,
  texts: readonly ListedText[],
  waiting: ReadonlyMap<string, WaitingAmendment>,
): Awaiting[] {
  return texts.flatMap((text) => {
    const can = (command: Permission) => may(actor, command, { meeting, phase: text.phase }).ok;
    const matter = next(text, can);
    const { id, title } = text;
    const road = matter ? [{ matter, text: id, title, count: 1 }] : [];
    const beside = amendmentsOf(text, waiting.get(id), can);
    return [...road, ...beside.map(([name, count]) => ({ matter: name, text: id, title, count }))];
  });
}

/** Only while the text is drafted: before and after it nobody releases, answers or decides. */
function amendmentsOf(
  { phase, undecided }: ListedText,
  waiting: WaitingAmendment | undefined,
  can: (command: Permission) => boolean,
): [Matter, number][] {
  if (phase.name !== "drafting") return [];
  const all: [Matter, number, Permission][] = [
    ["awaitsAnswer", waiting?.outcomes ?? 0, "answer-outcome"],
    ["awaitsRelease", waiting?.drafts ?? 0, "release-amendment"],
    ["awaitsDecision", undecided, "decide-amendment"],
  ];
  return all.flatMap(([matter, count, command]) => (count && can(command) ? [[matter, count]] : []));
}

function next(text: ListedText, can: (command: Permission) => boolean): Matter | null {
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

function signing({ mine, missing }: ListedText, can: (command: Permission) => boolean): Matter | null {
  if ((mine === "awaiting" || mine === "partly") && can("sign")) return "awaitsSignature";
  if (mine === "ad-referendum" && can("confirm-signature")) return "awaitsConfirmation";
  return missing === 0 && can("adopt") ? "awaitsAdoption" : null;
}
