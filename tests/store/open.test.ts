import { expect, test } from "vitest";
import { openStore } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";

test("D4 a database that can be reached is brought up to date once; one that cannot is refused in words", async () => {
  const database = await freshDatabase();
  const first = await openStore({ url: database.url });
  expect(first.migrated.length).toBeGreaterThan(0);
  await first.close();
  const second = await openStore({ url: database.url });
  expect(second.migrated).toEqual([]);
  await second.close();
  await database.drop();
  await expect(openStore({ url: database.url })).rejects.toThrow(
    "the database that DATABASE_URL names cannot be used",
  );
});
