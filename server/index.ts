/**
 * The start: reads the settings, opens the database, builds each part once, passes it on, and logs each step. A signal
 * ends everything in the opposite order, so that nothing durable is lost.
 */

import { createHash, randomBytes, randomInt } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Accounts, DEMO_PASSWORD, openAccounts } from "#server/auth/accounts.ts";
import { clientIdsWith } from "#server/auth/client-ids.ts";
import { openLimits } from "#server/auth/limits.ts";
import { type Commands, commandsWith } from "#server/commands/index.ts";
import { serveHttp } from "#server/http/serve.ts";
import { type Jobs, startJobs } from "#server/jobs/index.ts";
import { startCheckpoints } from "#server/jobs/make-checkpoints.ts";
import { openInstallationKey } from "#server/keys/installation-key.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { openMailer } from "#server/mail/index.ts";
import { unsubscribingWith } from "#server/mail/unsubscribing.ts";
import { queriesOn } from "#server/queries/index.ts";
import { openRealtime } from "#server/realtime/index.ts";
import type { NodesOptions } from "#server/realtime/nodes.ts";
import { warmUp } from "#server/realtime/warm-up.ts";
import { seedDemo } from "#server/seed/demo.ts";
import { readSettings, type Settings } from "#server/settings.ts";
import { idOf, newId } from "#server/store/database/new-id.ts";
import { openStore, type Store } from "#server/store/open.ts";

const root = path.resolve(import.meta.dirname, "..");
/** Before the start, because the start runs while this file is read. */
const LINK_FOR = "--new-password=";
const now = () => new Date();
const print = (words: string) => console.log(words);

const reading = readSettings(process.env);
if (!reading.ok) stop(reading.problem);
const { settings } = reading as { settings: Settings };

try {
  await start(settings);
} catch (failure) {
  stop((failure as Error).message);
}

async function start(settings: Settings): Promise<void> {
  print(
    settings.databaseUrl
      ? "database: the one that DATABASE_URL names"
      : `database: embedded, in ${settings.data}`,
  );
  const store = await openStore(
    settings.databaseUrl ? { url: settings.databaseUrl } : { folder: path.join(settings.data, "postgres") },
  );
  if (store.migrated.length) print(`migrations: ${store.migrated.join(", ")}`);
  let jobs: Jobs | undefined;
  const secret = settings.secret ?? (await ownSecret(settings.data));
  const unsubscribing = unsubscribingWith(secret);
  const clientIds = clientIdsWith(secret, randomInt);
  const accounts = openAccounts(store, {
    secret,
    origin: settings.origin,
    now,
    wake: () => jobs?.wake(),
    ceremonies: webauthn,
    providers: settings.providers,
  });
  const renew = process.argv.includes("--new-key");
  const key = { folder: settings.data, secret: settings.signingKey, renew, now };
  await store.locks.founding(() => openInstallationKey(store, key));
  const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => jobs?.wake() });
  await store.locks.founding(async () => {
    if (await store.installation.isNew()) await found(store, accounts, commands, settings.demo);
  });
  const nodes = await nodesOf(settings, store, () => jobs?.wake());
  const realtime = openRealtime({
    store,
    accounts,
    clientIds,
    heldBack: (sheet, by, owners) => {
      report("words of another were not taken in", { sheet, by: by.person, owners });
      void store.notifications
        .heldBack(sheet, by.person, now())
        .catch((error) => report("a notice failed", { error: String(error) }));
    },
    newId: idOf,
    origin: settings.origin,
    nodes,
    log: report,
  });
  const { mail, origin: linked = "" } = settings;
  const mailer = mail && openMailer({ ...mail, origin: linked, unsubscribing });
  if (mail) print(`mail: from ${mail.from}, by the server that SMTP_URL names`);
  const { broadcast, nudge } = realtime;
  jobs = await startJobs({ store, now, broadcast, nudge, deliver: mailer?.deliver });
  const checkpoints = startCheckpoints({ store, now });
  const { port, host, trustProxy, origin, offline } = settings;
  const queries = queriesOn({ store, now, sends: Boolean(mail) });
  const sendsMail = Boolean(mail);
  const services = { commands, queries, accounts, unsubscribing, clientIds, limits: openLimits(), sendsMail };
  let ending = false;
  // A process that is ending says so at once: a load balancer sends nobody here any more.
  const health = async () => ({
    ok: !ending && (await store.pool.query("SELECT 1")).rowCount === 1,
    nodes: realtime.isConnected(),
    // Not healthy, but no reason to send people elsewhere: the log of the process says what it is.
    failing: (jobs?.failing() ?? 0) + checkpoints.failing(),
  });
  const dev = process.argv.includes("--dev");
  warmUp();
  const http = await serveHttp({
    dev,
    root,
    port,
    host,
    trustProxy,
    origin,
    offline,
    services,
    health,
    upgrade: realtime.upgrade,
  });
  // Nobody else starts it again, and without it nothing can be stored: a supervisor can restart us.
  void store.ended.then(
    () => ending || fail("The embedded database has ended, and Plenary with it. Start it again."),
  );
  endOnSignals(async () => {
    ending = true;
    await realtime.close();
    await http.close();
    await jobs?.stop();
    mailer?.close();
    await checkpoints.stop();
    await store.close();
  });
  await greet(http.address, store, accounts);
  await offerPassword(settings.origin ?? http.address, accounts);
}

/** The channel belongs to this installation: several may share a Redis, a copy of this one's database among them. */
async function nodesOf(
  { redisUrl, secret = "" }: Settings,
  store: Store,
  nudged: () => void,
): Promise<NodesOptions | undefined> {
  if (!redisUrl) return undefined;
  print("nodes: one of several, by the Redis that REDIS_URL names");
  const { redisWire } = await import("#server/realtime/redis.ts");
  const installation = createHash("sha256").update(`${secret} ${await store.identity()}`);
  const channel = `plenary:${installation.digest("hex").slice(0, 16)}`;
  return { connect: (ends) => redisWire(redisUrl, channel, ends), heads: store.changes.heads, nudged };
}

/** What went wrong at a sheet, for operators. */
function report(what: string, facts?: unknown): void {
  console.error(`realtime: ${what} ${JSON.stringify(facts ?? {})}`);
}

async function found(store: Store, accounts: Accounts, commands: Commands, demo: boolean): Promise<void> {
  await store.installation.clear();
  if (!demo) return store.installation.found(false);
  print("demo: seeding two meetings, their delegations and texts");
  await seedDemo({ store, accounts, commands, newId });
}

/** The secret of the cookies is stored with the data, so that a restart signs nobody out. */
async function ownSecret(folder: string): Promise<string> {
  const file = path.join(folder, "cookie-secret");
  try {
    return await readFile(file, "utf8");
  } catch {
    const secret = randomBytes(32).toString("base64url");
    await mkdir(folder, { recursive: true });
    await writeFile(file, secret, { mode: 0o600 });
    return secret;
  }
}

async function greet(address: string, store: Store, accounts: Accounts): Promise<void> {
  print(`\nPlenary is at ${address}`);
  if (await store.installation.isDemo()) {
    print(
      `Sign in at ${address}/sign-in with one click, or as chair@plenary.example (password ${DEMO_PASSWORD}).`,
    );
    print(
      "Others: secretariat@, head.kz@, delegate.kz@ (and kg, tj, tm, uz), guest.no@, partner.unicef@ ...",
    );
    return;
  }
  const token = await accounts.firstInvitation();
  if (token) print(`Make the first secretariat account, within a day, at ${address}/invitations/${token}`);
}

/** `npm start -- --new-password=name@example.org`: for an installation without a mail server. */
async function offerPassword(address: string, accounts: Accounts): Promise<void> {
  const email = process.argv.find((one) => one.startsWith(LINK_FOR))?.slice(LINK_FOR.length);
  if (!email) return;
  const link = await accounts.reset.byHand(email);
  print(
    link
      ? `A new password for ${email}, within half an hour: ${address}${link}`
      : `Nobody here has the address ${email}.`,
  );
}

function endOnSignals(end: () => Promise<void>): void {
  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      print("ending: keeping what is under way");
      end().then(
        () => process.exit(0),
        (failure: Error) => stop(failure.message),
      );
    });
  }
}

function stop(problem: string): never {
  return fail(`Plenary did not start: ${problem}`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
