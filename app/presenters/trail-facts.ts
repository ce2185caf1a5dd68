/** What the sentence of an event on the trail needs beside its author, in the reader's language. */
import type { ClauseName, StatementKind, TextEvent } from "#domain/life/index.ts";
import type { Formats } from "#words/format.ts";

export interface TrailFacts {
  name?: string;
  signatory?: string;
  title?: string;
  reason?: string;
  party?: string;
  parties?: string;
  by?: string;
  meeting?: string;
  until?: string;
  previous?: string;
  number?: number;
  count?: number;
  kind?: StatementKind;
  at?: string;
  clause?: string;
  was?: string;
  is?: string;
  context?: string;
}

/** What turns facts into words of the reader's language. */
export interface Teller extends Pick<Formats, "party" | "list"> {
  clause(name: ClauseName): string;
  moment(instant: string): string;
}

export function factsOf(event: TextEvent, reply: Teller): TrailFacts {
  const { moment, party, list, clause } = reply;
  switch (event.type) {
    case "draft-issued":
      return { name: event.name };
    case "signed":
    case "acceded":
      return { signatory: event.signatory, title: event.title };
    case "refused":
    case "reopened":
    case "withdrawn":
    case "signature-withdrawn":
    case "correction-withdrawn":
      return { reason: event.reason };
    case "drafting-opened":
    case "pen-handed":
      return { context: event.pen };
    case "silence-opened":
      return { until: moment(event.expires) };
    case "silence-extended":
      return {
        previous: moment(event.previous),
        until: moment(event.expires),
        reason: event.reason,
      };
    case "silence-kept":
      return { until: moment(event.expired) };
    case "objection-noted":
    case "objection-late": {
      const reason = [event.reason, event.amendment].filter(Boolean).join(" · ");
      return event.party ? { party: party(event.party), reason } : { reason, context: "unnamed" };
    }
    case "put-to-meeting":
      return { parties: list(event.present.map(party)) };
    case "signature-confirmed":
      return { by: event.by };
    case "outcome-announced":
      return { meeting: event.meeting };
    case "statement-filed":
      return { number: event.number, kind: event.kind };
    case "statement-joined":
    case "statement-left":
    case "statement-withdrawn":
      return { number: event.number };
    case "correction-proposed":
      return { until: moment(event.expires), reason: event.reason };
    case "corrected":
      return { number: event.edition };
    case "amendment-released":
      return { context: event.proposal.deed };
    case "amendment-cosponsored":
      return event.joins ? {} : { context: "leaves" };
    case "amendment-affected":
      return { context: event.how };
    case "attribution-set":
      return { context: event.shown ? "shown" : "hidden" };
    case "amendment-accepted":
      return because(event.reason, event.modified ? "modified" : "");
    case "amendment-merged":
    case "amendment-rejected":
    case "amendment-withdrawn":
      return because(event.reason);
    case "decision-undone":
      return { reason: event.reason };
    case "reading-opened":
      return { number: event.reading };
    case "amendments-close-set":
      return event.closes === null ? { context: "removed" } : { at: moment(event.closes) };
    case "text-restored":
      return { at: moment(event.at), count: event.back.length + event.changed.length + event.removed.length };
    case "clause-agreed-ad-ref":
      return { clause: clause(event.clause), parties: list(event.parties.map(party)) };
    case "ad-ref-joined":
    case "ad-ref-lifted":
      return { clause: clause(event.clause), party: party(event.party) };
    case "clause-reopened":
      return { clause: clause(event.clause), reason: event.reason };
    case "correction-begun":
      return { clause: clause(event.clause), reason: event.note };
    case "clause-corrected": {
      const { note, was, is } = event;
      return { clause: clause(event.clause), reason: note, was: was.words, is: is.words };
    }
    case "clause-agreed":
    case "clause-held":
    case "clause-freed":
    case "correction-ended":
      return { clause: clause(event.clause) };
    default:
      return {};
  }
}

/** Which of the sentences, with or without a reason. */
function because(reason: string, context = ""): TrailFacts {
  if (!reason) return context ? { context } : {};
  return { reason, context: context ? `${context}Why` : "why" };
}
