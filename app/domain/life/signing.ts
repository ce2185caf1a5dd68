/**
 * Signing: the newest draft is frozen and each delegation signs it in each authentic language, or refuses it. Until
 * the adoption a delegation can take its answer back; one given ad referendum counts once it is confirmed at home.
 */
import { isDay } from "#domain/day.ts";
import { type Chapter, LONGEST_LINE, statedReason } from "#domain/life/chapter.ts";
import type { SignatureInput, SigningCommand } from "#domain/life/commands.ts";
import type {
  Capacity,
  LanguageHash,
  NamedDelegation,
  SignatureDetails,
  SigningEvent,
} from "#domain/life/events.ts";
import { frozenFor, frozenOf, isFrozen } from "#domain/life/freezing.ts";
import { frozenIn, type Signature, type SignOff, type TextRecord, UNASKED } from "#domain/life/record.ts";
import { readName, readNameIfAny } from "#domain/names/index.ts";
import type { Reason } from "#domain/refusals.ts";
import { assertionError, matterOf } from "#domain/signoff/passkey.ts";

export const signing: Chapter<SigningCommand, SigningEvent> = {
  rules: {
    "open-signing": {
      phases: ["drafting", "agreed"],
      done: ({ phase }, { seen }) => phase.name === "signing" && phase.hash === seen,
      answer: (record, { type: _, keys, ...freeze }) => {
        const frozen = frozenFor(record, "signature", freeze);
        if (!isFrozen(frozen)) return frozen;
        const announced = keys?.filter(
          (key) => typeof namedDelegationIn(record, key.delegation) !== "string",
        );
        return { type: "signing-opened", ...frozen, ...(announced?.length && { keys: announced }) };
      },
    },
    sign: {
      phases: ["signing"],
      done: ({ signOffs, language }, { delegation, ...input }) =>
        signOffs.some((one) => isOf(one, delegation) && coversAlready(one, input.language ?? language)),
      answer: (record, { delegation, ...input }) => {
        const party = namedDelegationIn(record, delegation);
        if (typeof party === "string") return party;
        const entered = signatureOf(input, party, record.language, frozenIn(record));
        if (typeof entered === "string") return entered;
        return keyError(record, entered) ?? { type: "signed", ...entered };
      },
    },
    refuse: {
      phases: ["signing"],
      done: ({ signOffs }, { delegation }) => signOffs.some((one) => isOf(one, delegation)),
      answer: (record, { delegation, seen, reason }) => {
        if (record.phase.name !== "signing" || record.phase.hash !== seen) return "hash-differs";
        const party = namedDelegationIn(record, delegation);
        if (typeof party === "string") return party;
        const stated = statedReason(reason);
        return typeof stated === "string"
          ? stated
          : { type: "refused", party, hash: seen, reason: stated.reason };
      },
    },
    "confirm-signature": {
      phases: ["signing", "adopted"],
      done: (record, { delegation }) => {
        const own = signaturesOf(record, delegation).filter((one) => one.adReferendum);
        return own.length > 0 && own.every((one) => one.adReferendum?.confirmed);
      },
      answer: (record, { delegation, by }) => {
        const waiting = signaturesOf(record, delegation).find((one) => one.adReferendum);
        if (!waiting) return "not-ad-referendum";
        const authority = readName(by, { longest: LONGEST_LINE, missing: "authority-missing" });
        if (!authority.ok) return authority.reason;
        return { type: "signature-confirmed", party: waiting.party, by: authority.name };
      },
    },
    "withdraw-signature": {
      phases: ["signing"],
      answer: ({ signOffs }, { delegation, reason }) => {
        const own = signOffs.find((one) => isOf(one, delegation));
        if (!own) return "nothing-given";
        const stated = statedReason(reason);
        if (typeof stated === "string") return stated;
        return { type: "signature-withdrawn", party: own.party, reason: stated.reason };
      },
    },
  },
  changes: {
    "signing-opened": (_, { keys, ...frozen }, at) => ({
      phase: { name: "signing", ...frozenOf(frozen), openedAt: at, ...(keys && { keys }) },
      signOffs: [],
    }),
    signed: ({ signOffs, language }, { type: _, ...entered }, at) => ({
      signOffs: [...signOffs, signatureFrom(entered, language, at)],
    }),
    refused: ({ signOffs }, { party, hash, reason }, at) => ({
      signOffs: [...signOffs, { decision: "refused", party, hash, reason, at }],
    }),
    "signature-confirmed": ({ signOffs, accessions }, { party, by }, at) => ({
      signOffs: signOffs.map((one) => confirmed(one, party, { at, by })),
      accessions: accessions.map((one) => confirmed(one, party, { at, by })),
    }),
    "signature-withdrawn": ({ signOffs }, { party }) => ({
      signOffs: signOffs.filter((one) => !isOf(one, party.delegation)),
    }),
  },
};

/** The signature that would stand on the record, if it names the text in one of its languages, or why it would not. */
export function signatureOf(
  input: SignatureInput,
  party: NamedDelegation,
  language: string,
  texts: readonly LanguageHash[],
): SignatureDetails | Reason {
  const { seen, adReferendum, date = "", assertion } = input;
  const inLanguage = input.language ?? language;
  const text = texts.find((one) => one.language === inLanguage);
  if (!text || text.hash !== seen) return "hash-differs";
  const named = namedIn(input);
  if (typeof named === "string") return named;
  const { signatory, title, capacity, place } = named;
  if (date && !isDay(date)) return "malformed";
  return {
    ...{ party, hash: seen, signatory, title },
    ...(input.language && { language: input.language }),
    ...(capacity && { capacity }),
    ...(adReferendum && { adReferendum: true as const }),
    ...(place && { place }),
    ...(date && { date }),
    ...(assertion && { assertion }),
  };
}

/** Why the passkey's part of a signature does not stand, if it has one. */
function keyError({ phase, text, language }: TextRecord, entered: SignatureDetails): Reason | null {
  if (!entered.assertion || phase.name !== "signing") return null;
  const matter = matterOf(entered, { text, language, opened: phase.openedAt });
  return assertionError(entered.assertion, matter, phase.keys ?? []);
}

/** A signature as the record holds it. */
export function signatureFrom(entered: SignatureDetails, language: string, at: string): Signature {
  const { adReferendum, ...rest } = entered;
  const referred = adReferendum ? { confirmed: null } : null;
  return { ...UNASKED, decision: "signed", language, ...rest, adReferendum: referred, at };
}

type Named = Pick<SignatureDetails, "signatory" | "title" | "capacity"> & { place: string };

/** Who signs, as what, for whom and where: names that others rely on. */
function namedIn({ signatory, title, capacity, place = "" }: SignatureInput): Named | Reason {
  const limits = { longest: LONGEST_LINE };
  const read = [
    readName(signatory, limits),
    readName(title, limits),
    capacity?.kind === "deputy"
      ? readName(capacity.authority, { ...limits, missing: "authority-missing" })
      : readNameIfAny("", limits),
    readNameIfAny(place, limits),
  ];
  const refused = read.find((one) => !one.ok);
  if (refused && !refused.ok) return refused.reason;
  const [person = "", office = "", authority = "", at = ""] = read.map((one) => (one.ok ? one.name : ""));
  const as: Capacity | undefined = capacity?.kind === "deputy" ? { kind: "deputy", authority } : capacity;
  return { signatory: person, title: office, place: at, ...(as && { capacity: as }) };
}

function isOf(signOff: SignOff, delegation: string): boolean {
  return signOff.party.delegation === delegation;
}

/** Who refused has answered for every language. */
function coversAlready(signOff: SignOff, language: string): boolean {
  return signOff.decision === "refused" || signOff.language === language;
}

function signaturesOf({ signOffs, accessions }: TextRecord, delegation: string): Signature[] {
  return [...signOffs, ...accessions].flatMap((one) =>
    one.decision === "signed" && isOf(one, delegation) ? [one] : [],
  );
}

function confirmed<S extends SignOff>(one: S, party: NamedDelegation, by: { at: string; by: string }): S {
  if (one.decision === "refused" || !isOf(one, party.delegation) || !one.adReferendum) return one;
  return one.adReferendum.confirmed ? one : { ...one, adReferendum: { confirmed: by } };
}

/** The delegation for which this signature or refusal would count, if it takes part. */
function namedDelegationIn({ signatories }: TextRecord, delegation: string): NamedDelegation | Reason {
  return signatories.find((party) => party.delegation === delegation) ?? "not-your-delegation";
}
