/** The ways to sign in beside the password: passkeys, the second factor, and tokens that are used once. */
import type { Db } from "#server/store/database/db.ts";
import type { Prisma } from "#server/store/generated/client.ts";

export interface PasskeyRow {
  id: string;
  person: string;
  name: string;
  cose: Uint8Array;
  counter: number;
  origin: string;
  rpId: string;
  madeAt: Date;
  usedAt: Date | null;
}

export interface NewPasskey extends Omit<PasskeyRow, "usedAt"> {
  transports: string[];
}

export interface FactorRow {
  sealed: string;
  since: Date | null;
}

/** `facts` are what the page needs back: where to go, what was sent to a provider. */
export interface TokenRow {
  person: string | null;
  facts: Record<string, string>;
}

export type TokenPurpose = "code" | "reset" | "passkey" | "provider";

export function signInTablesIn(db: Db) {
  return {
    async keysOf(personId: string): Promise<PasskeyRow[]> {
      return (await db.passkey.findMany({ where: { personId }, orderBy: { madeAt: "asc" } })).map(keyOf);
    },

    async key(id: string): Promise<PasskeyRow | null> {
      const row = await db.passkey.findUnique({ where: { id } });
      return row && keyOf(row);
    },

    /** False where it is used for signing in already. */
    async addKey({ person: personId, cose, counter, ...rest }: NewPasskey): Promise<boolean> {
      const data = { ...rest, personId, cose: new Uint8Array(cose), counter: BigInt(counter) };
      return (await db.passkey.createMany({ data: [data], skipDuplicates: true })).count === 1;
    },

    async usedKey(id: string, counter: number, usedAt: Date): Promise<void> {
      await db.passkey.update({ where: { id }, data: { counter: BigInt(counter), usedAt } });
    },

    async renameKey(id: string, personId: string, name: string): Promise<boolean> {
      return (await db.passkey.updateMany({ where: { id, personId }, data: { name } })).count === 1;
    },

    async removeKey(id: string, personId: string): Promise<boolean> {
      return (await db.passkey.deleteMany({ where: { id, personId } })).count === 1;
    },

    async factor(personId: string): Promise<FactorRow | null> {
      return db.secondFactor.findUnique({ where: { personId } });
    },

    /** Begins again: no code is asked until a first code was right. */
    async beginFactor(personId: string, sealed: string): Promise<void> {
      const fresh = { sealed, since: null, lastStep: 0n };
      await db.secondFactor.upsert({ where: { personId }, create: { personId, ...fresh }, update: fresh });
    },

    async confirmFactor(personId: string, since: Date, codeHashes: readonly string[]): Promise<void> {
      await db.secondFactor.update({ where: { personId }, data: { since } });
      await db.spareCode.deleteMany({ where: { personId } });
      await db.spareCode.createMany({ data: codeHashes.map((codeHash) => ({ personId, codeHash })) });
    },

    /** True for the one who comes with a later step than all before. */
    async spendStep(personId: string, step: number): Promise<boolean> {
      const where = { personId, lastStep: { lt: BigInt(step) } };
      return (await db.secondFactor.updateMany({ where, data: { lastStep: BigInt(step) } })).count === 1;
    },

    async spendCode(personId: string, codeHash: string): Promise<boolean> {
      return (await db.spareCode.deleteMany({ where: { personId, codeHash } })).count === 1;
    },

    async spareCodes(personId: string): Promise<number> {
      return db.spareCode.count({ where: { personId } });
    },

    async removeFactor(personId: string): Promise<boolean> {
      await db.spareCode.deleteMany({ where: { personId } });
      return (await db.secondFactor.deleteMany({ where: { personId } })).count === 1;
    },

    /** Expired tokens are deleted when the next one is made. */
    async ask(token: NewToken, now: Date): Promise<void> {
      const { hash: tokenHash, purpose, person: personId, facts = {}, expiresAt } = token;
      await db.signInToken.deleteMany({ where: { expiresAt: { lt: now } } });
      const data = { tokenHash, purpose, personId, expiresAt, facts: facts as Prisma.InputJsonObject };
      await db.signInToken.create({ data });
    },

    async token(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<TokenRow | null> {
      const row = await db.signInToken.findFirst({ where: { tokenHash, purpose, expiresAt: { gt: now } } });
      return row && { person: row.personId, facts: row.facts as Record<string, string> };
    },

    /** True only for the first answer. */
    async spend(tokenHash: string, purpose: TokenPurpose, now: Date): Promise<boolean> {
      const where = { tokenHash, purpose, expiresAt: { gt: now } };
      return (await db.signInToken.deleteMany({ where })).count === 1;
    },

    /** Every token that this person has still to answer. */
    async forgetTokens(personId: string): Promise<void> {
      await db.signInToken.deleteMany({ where: { personId } });
    },
  };
}

export interface NewToken {
  hash: string;
  purpose: TokenPurpose;
  person: string | null;
  facts?: Record<string, string>;
  expiresAt: Date;
}

type Found = NonNullable<Awaited<ReturnType<Db["passkey"]["findUnique"]>>>;

function keyOf({ personId: person, counter, ...row }: Found): PasskeyRow {
  const { id, name, cose, origin, rpId, madeAt, usedAt } = row;
  return { id, person, name, cose, origin, rpId, madeAt, usedAt, counter: Number(counter) };
}
