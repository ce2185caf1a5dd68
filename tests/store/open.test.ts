import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openStore } from "#server/store/open.ts";
import { freshDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/scratch.ts";

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

test("D4 an embedded database that is killed is told of, and what it kept is there when it is opened again", async () => {
  const folder = path.join(scratchFolder(), "postgres");
  const first = await openStore({ folder });
  await first.installation.found(false);
  const pid = Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n", 1)[0]);
  process.kill(pid, "SIGKILL");
  await first.ended;
  await first.close();
  const second = await openStore({ folder });
  expect(await second.installation.isNew()).toBe(false);
  await second.close();
  rmSync(path.dirname(folder), { recursive: true });
});
