/** The tables of people and sessions in the shape that better-auth asks for, so that it needs to know no Prisma. */
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { PrismaClient } from "#server/store/generated/client.ts";

export function accountTables(prisma: PrismaClient) {
  return prismaAdapter(prisma, { provider: "postgresql" });
}
