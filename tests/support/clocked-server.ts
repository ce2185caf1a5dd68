/**
 * A server for one test, with a clock that the test can move: the shipped rooms, put together here with another clock.
 * The shipped server has no such clock. clocked.ts runs it as a process with a channel, over which it receives hours.
 */

import { randomInt } from "node:crypto";
import path from "node:path";
import type { Services } from "#app/context.ts";
import { openAccounts } from "#server/auth/accounts.ts";
import { clientIdsWith } from "#server/auth/client-ids.ts";
import { openLimits } from "#server/auth/limits.ts";
import { commandsWith } from "#server/commands/index.ts";
import { serveHttp } from "#server/http/serve.ts";
import { type Jobs, startJobs } from "#server/jobs/index.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { unsubscribingWith } from "#server/mail/unsubscribing.ts";
import { queriesOn } from "#server/queries/index.ts";
import { openRealtime } from "#server/realtime/index.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { idOf, newId } from "#server/store/database/new-id.ts";
import { openStore } from "#server/store/open.ts";

const [folder = "", port = "0"] = process.argv.slice(2);
const SECRET = "a secret of the tests, long enough";
let ahead = 0;
const now = () => new Date(Date.now() + ahead);

const store = await openStore({ folder: path.join(folder, "postgres") }, now);
await openInstallationKey(store, { folder, secret: undefined, renew: false, now });
const accounts = openAccounts(store, { secret: SECRET, now });
let jobs: Jobs | undefined;
const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => jobs?.wake() });
await seedDemo({ store, accounts, commands, newId });
const clientIds = clientIdsWith(SECRET, randomInt);
const realtime = openRealtime({ store, accounts, clientIds, newId: idOf, log: () => {} });
jobs = await startJobs({ store, now, broadcast: realtime.broadcast, nudge: realtime.nudge });
// The type is the one that the pages use: the compiler finds a service that the shipped server provides and this one
// does not.
const services: Services = {
  ...{ commands, queries: queriesOn({ store, now }), accounts, limits: openLimits(), sendsMail: false },
  unsubscribing: unsubscribingWith(SECRET),
  clientIds,
};
const http = await serveHttp({
  ...{ dev: false, root: path.resolve(import.meta.dirname, "../.."), port: Number(port), host: "localhost" },
  ...{ trustProxy: false, offline: true, upgrade: realtime.upgrade, health: async () => ({ ok: true }) },
  services,
});

process.on("message", (move: { hours: number }) => {
  ahead += move.hours * 3_600_000;
  jobs?.wake();
  process.send?.({ moved: now().toISOString() });
});
process.on("SIGTERM", async () => {
  await realtime.close();
  await http.close();
  await jobs?.stop();
  await store.close();
  process.exit(0);
});
process.send?.({ address: http.address });
