/** The tables of people and sessions in the form that better-auth needs, so that auth does not need to know Prisma. */
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { PrismaClient } from "#server/store/generated/client.ts";

export function accountTables(prisma: PrismaClient) {
  return prismaAdapter(prisma, { provider: "postgresql" });
}
