/**
 * A server with two adopted texts: one that went through the whole process, and one of 400 clauses with 10,000 entries
 * in its trail. The bytes of the first one's page are also among the server's files, so that both come from one
 * process. Started by parts/edition.ts, to which it sends its address and the two slugs.
 */

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Services } from "#app/context.ts";
import { openAccounts } from "#server/auth/accounts.ts";
import { clientIdsWith } from "#server/auth/client-ids.ts";
import { openLimits } from "#server/auth/limits.ts";
import { commandsWith } from "#server/commands/index.ts";
import { serveHttp } from "#server/http/serve.ts";
import { webauthn } from "#server/keys/webauthn.ts";
import { unsubscribingWith } from "#server/mail/unsubscribing.ts";
import { queriesOn } from "#server/queries/index.ts";
import { newId } from "#server/store/database/new-id.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { clause } from "../support/texts.ts";
import { clockFrom, type Road, walkedRoad } from "../support/whole-road.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SECRET = "a secret of the bench, long enough";
const CLAUSES = 400;
const ENTRIES = 10_000;
const AT_ONCE = 500;

const [folder = ""] = process.argv.slice(2);
const { clock, now } = clockFrom(Date.now() - 30 * 86_400_000);
const store = await openStore({ folder: path.join(folder, "postgres") }, now);
const road = await walkedRoad({ store, folder, clock, now, origin: "http://localhost" });
const long = await longText(store, road);
const accounts = openAccounts(store, { secret: SECRET, now });
const commands = commandsWith({ store, now, newId, ceremonies: webauthn, wake: () => {} });
const services: Services = {
  ...{ commands, queries: queriesOn({ store, now }), accounts, limits: openLimits(), sendsMail: false },
  unsubscribing: unsubscribingWith(SECRET),
  clientIds: clientIdsWith(SECRET, () => 0),
};
const serve = (root: string) =>
  serveHttp({
    ...{ dev: false, root, port: 0, host: "127.0.0.1", trustProxy: false, offline: true },
    ...{ upgrade: () => {}, health: async () => ({ ok: true }), services },
  });

const first = await serve(ROOT);
const page = await (await fetch(`${first.address}/editions/${road.slug}`)).text();
await first.close();
const http = await serve(withFile(page));
process.on("SIGTERM", async () => {
  await http.close();
  await store.close();
  process.exit(0);
});
process.send?.({ address: http.address, road: road.slug, long, bytes: Buffer.byteLength(page) });

/** A copy of the build with one more file. */
function withFile(html: string): string {
  const root = path.join(folder, "root");
  mkdirSync(path.join(root, "build"), { recursive: true });
  for (const name of ["node_modules", "build/server"])
    symlinkSync(path.join(ROOT, name), path.join(root, name));
  mkdirSync(path.join(root, "build/client"));
  symlinkSync(path.join(ROOT, "build/client/assets"), path.join(root, "build/client/assets"));
  writeFileSync(path.join(root, "build/client/page.html"), html);
  return root;
}

/** Adopted by all five; before, the pen changes hands as often as needed for the entries. */
async function longText(installation: Store, { meeting, people }: Road): Promise<string> {
  const by = commandsWith({ store: installation, now, newId, ceremonies: webauthn, wake: () => {} });
  const words = "Decide to cooperate in the protection of the rights of the child ".repeat(6).trim();
  const clauses = Array.from({ length: CLAUSES }, (_, i) => clause("operative", words, 0, `c${i}`));
  const facts = { meeting, title: "Long", kind: "declaration", language: "en", position: 99 } as const;
  const made = must(await by.createText(people("secretariat"), { ...facts, clauses, demonstration: null }));
  const { text } = made;
  must(await by.openDrafting(people("secretariat"), { text }));
  for (let n = 0; n < ENTRIES - 20; n += AT_ONCE)
    await handed(installation, text, Math.min(AT_ONCE, ENTRIES - 20 - n));
  must(await by.issueDraft(people("chair"), { text, name: "", note: "" }));
  const seen = (await installation.texts.drafts(text)).at(-1)?.hash ?? "";
  must(await by.openSigning(people("chair"), { text, seen }));
  for (const one of ["kz", "kg", "tj", "tm", "uz"]) {
    const head = people(`head.${one}`);
    must(await by.sign(head, { text, seen, signatory: "A. Example", title: "Commissioner" }));
  }
  // The sixth delegation, which joined the other text, has not signed this one.
  must(await by.adopt(people("chair"), { text, seen, override: "Five of six have signed" }));
  const phase = (await installation.texts.byId(text))?.record.phase;
  return phase?.name === "adopted" ? phase.slug : "";
}

async function handed(installation: Store, text: string, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, i) => {
    return { type: "pen-handed", pen: i % 2 ? "open" : "chair" } as const;
  });
  const actor = { side: "chair" as const, delegation: null, person: null };
  await installation.transaction(async ({ records }) => {
    const opened = await records.open(text);
    if (opened) await records.keep(opened, events, { at: opened.at, actor });
  });
}

function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
}
