/** Passkeys with which delegations sign; the challenges they got, and the answers they gave. */
import type { SigningKey } from "#domain/life/index.ts";
import type { Db } from "#server/store/database/db.ts";

export interface SigningKeyRow extends SigningKey {
  name: string;
  person: string;
  cose: Uint8Array;
  counter: number;
  enrolledAt: Date;
  removedAt: Date | null;
}

export interface NewSigningKey extends Omit<SigningKeyRow, "removedAt"> {
  transports: string[];
}

export function signingKeysIn(db: Db) {
  return {
    /** Of every delegation of a meeting, in seat order; removed ones as well. */
    async ofMeeting(meetingId: string): Promise<SigningKeyRow[]> {
      const rows = await db.signingKey.findMany({
        where: { delegation: { meetingId } },
        orderBy: [{ delegation: { seatOrder: "asc" } }, { enrolledAt: "asc" }],
      });
      return rows.map(rowOf);
    },

    async byId(id: string): Promise<SigningKeyRow | null> {
      const row = await db.signingKey.findUnique({ where: { id } });
      return row && rowOf(row);
    },

    /** False where this key is enrolled already, here or elsewhere. */
    async enrol(key: NewSigningKey): Promise<boolean> {
      const { delegation: delegationId, person: personId, cose, counter, ...rest } = key;
      const data = { ...rest, delegationId, personId, cose: new Uint8Array(cose), counter: BigInt(counter) };
      return (await db.signingKey.createMany({ data: [data], skipDuplicates: true })).count === 1;
    },

    /** False where it was removed before. */
    async remove(id: string, at: Date): Promise<boolean> {
      const where = { id, removedAt: null };
      return (await db.signingKey.updateMany({ where, data: { removedAt: at } })).count === 1;
    },

    /** Challenges that were never answered are deleted when the next one is made. */
    async ask(challenge: string, personId: string, now: Date, expiresAt: Date): Promise<void> {
      await db.keyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
      await db.keyChallenge.create({ data: { challenge, personId, expiresAt } });
    },

    /** True only the first time. */
    async spendChallenge(challenge: string, personId: string, now: Date): Promise<boolean> {
      const where = { challenge, personId, expiresAt: { gt: now } };
      return (await db.keyChallenge.deleteMany({ where })).count === 1;
    },

    /** False where this same answer was used before. */
    async spendAssertion(digest: string, at: Date): Promise<boolean> {
      return (
        (await db.spentAssertion.createMany({ data: [{ digest, at }], skipDuplicates: true })).count === 1
      );
    },

    async count(id: string, counter: number): Promise<void> {
      await db.signingKey.update({ where: { id }, data: { counter: BigInt(counter) } });
    },
  };
}

type Found = NonNullable<Awaited<ReturnType<Db["signingKey"]["findUnique"]>>>;

function rowOf({ delegationId, personId, counter, cose, ...row }: Found): SigningKeyRow {
  const { id, spki, origin, rpId, name, enrolledAt, removedAt } = row;
  return {
    ...{ id, spki, origin, rpId, name, enrolledAt, removedAt },
    ...{ delegation: delegationId, person: personId, cose, counter: Number(counter) },
  };
}
