/** What a table is read and written through: the database itself, or one transaction in it. */
import type { Prisma, PrismaClient } from "#server/store/generated/client.ts";

export type Db = PrismaClient | Prisma.TransactionClient;
