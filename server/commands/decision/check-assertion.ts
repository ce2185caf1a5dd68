/**
 * A passkey's answer for a signature is checked before it goes onto the record: by the domain (and again when it is
 * decided), by the library of the ceremonies as a second check, and whether this same answer was used before.
 */
import { frozenIn, type SignatureInput } from "#domain/life/index.ts";
import { signatureOf } from "#domain/life/signing.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { assertionError, challengeOf, matterOf } from "#domain/signoff/passkey.ts";
import { canonicalJson, hashOf } from "#domain/text/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export async function unproven(
  context: CommandContext,
  tables: Tables,
  { record, at }: OpenRecord,
  { delegation, ...input }: SignatureInput & { delegation: string },
): Promise<Refusal | null> {
  const { assertion } = input;
  if (!assertion) return null;
  // Keys are announced only when signing is opened.
  if (record.phase.name !== "signing") return refuse("key-not-announced");
  // A second click, and whatever else is wrong with the signature, is found when it is decided.
  const again = record.signOffs.some(
    (one) => one.decision === "signed" && one.assertion?.signature === assertion.signature,
  );
  const party = record.signatories.find((one) => one.delegation === delegation);
  const options = party && signatureOf(input, party, record.language, frozenIn(record));
  if (again || !options || typeof options === "string") return null;
  const { text, language, phase } = record;
  const matter = matterOf(options, { text, language, opened: phase.openedAt });
  const error = assertionError(assertion, matter, phase.keys ?? []);
  if (error) return refuse(error);
  const key = await tables.signingKeys.byId(assertion.credentialId);
  if (!key || key.removedAt) return refuse("key-removed");
  if (!(await tables.signingKeys.spendAssertion(hashOf(canonicalJson(assertion)), at)))
    return refuse("assertion-replayed");
  const counter = await context.ceremonies.counted(assertion, key, challengeOf(matter));
  if (counter === null) return refuse("assertion-false");
  await tables.signingKeys.count(key.id, counter);
  return null;
}
