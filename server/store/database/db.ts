/** The database itself, or one transaction in it: tables are read and written through it. */
import type { Prisma, PrismaClient } from "#server/store/generated/client.ts";

export type Db = PrismaClient | Prisma.TransactionClient;
