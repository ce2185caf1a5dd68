/** Language versions of a text: begun, brought in line with the source, and marked as rendered clause by clause. */
import { accepts } from "#domain/life/index.ts";
import { MEETING_LANGUAGES } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor, Permission, Seat } from "#domain/rights/index.ts";
import { type Clause, followingEdits, sourceDigest } from "#domain/text/index.ts";
import { letFollow } from "#server/commands/comments/let-follow.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { Done } from "#server/commands/perform.ts";
import { mayNow } from "#server/commands/seat-now.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import type { Tables } from "#server/store/open.ts";
import type { LanguageSheet } from "#server/store/texts/languages.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

interface Version {
  text: string;
  language: string;
}

interface AtVersion {
  tables: Tables;
  opened: OpenRecord;
  seat: Seat;
  version: LanguageSheet;
}

export function addLanguage(context: CommandContext) {
  return (actor: Actor | null, { text, language }: Version): Promise<Done> =>
    onText(context, actor, "set-languages", text, async (tables, opened) => {
      const { record } = opened;
      if (record.language === language) return refuse("already-done");
      if (!(MEETING_LANGUAGES as readonly string[]).includes(language)) return refuse("not-found");
      if ((await tables.languages.ofText(text)).some((one) => one.language === language))
        return refuse("already-done");
      const source = await tables.sheets.clauses(opened.sheet);
      const open = accepts(record.phase);
      if (open === "nobody") return refuse("text-closed");
      await tables.languages.create(text, context.newId(), language, open, source);
      return { ok: true };
    });
}

/** Clauses that were added, removed or moved in the original are so in the version, too; its words stay. */
export function followSource(context: CommandContext) {
  return (actor: Actor | null, { text, language }: Version): Promise<Done> =>
    onVersion(context, actor, "set-languages", { text, language }, async ({ tables, opened, version }) => {
      const source = await tables.sheets.clauses(opened.sheet);
      const frozen = await tables.sheets.frozen(version.sheet);
      const edits = followingEdits(source, frozen.clauses);
      const bytes = updateOf(frozen.state, edits, language);
      if (!bytes) return refuse("already-done");
      const written = { bytes, delegation: null, amendment: null, structural: true };
      await tables.sheets.write(version.sheet, frozen, written);
      await tables.outbox.put({ type: "changes", sheet: version.sheet, text });
      const moved = frozen.clauses.filter(({ id }) =>
        edits.some((one) => one.type === "move" && one.clause === id),
      );
      const passing = { before: moved, after: moved, language };
      await letFollow(tables, text, { sheet: version.sheet, state: frozen.state, bytes, ...passing });
      return { ok: true };
    });
}

export interface MarkRendered extends Version {
  clause: string;
  /** The digest of the source's clause on the translator's page. */
  seen: string;
}

/** "This renders what the source says now." Exactly what the translator saw is marked, or nothing. */
export function markRendered(context: CommandContext) {
  return (actor: Actor | null, { text, language, clause, seen }: MarkRendered): Promise<Done> =>
    onVersion(context, actor, "edit", { text, language }, async ({ tables, opened, version }) => {
      const source = named(await tables.sheets.clauses(opened.sheet), clause);
      const here = named(await tables.sheets.clauses(version.sheet), clause);
      if (!source || !here) return refuse("unknown-clause");
      const digest = sourceDigest(source);
      if (digest !== seen) return refuse("changed-meanwhile");
      const person = actor?.person ?? null;
      await tables.languages.render(version.sheet, { clause, digest, source, person, at: context.now() });
      return { ok: true };
    });
}

function named(clauses: readonly Clause[], id: string): Clause | undefined {
  return clauses.find((clause) => clause.id === id);
}

async function onVersion(
  context: CommandContext,
  actor: Actor | null,
  deed: Permission,
  { text, language }: Version,
  work: (at: AtVersion) => Promise<Done>,
): Promise<Done> {
  return onText(context, actor, deed, text, async (tables, opened, seat) => {
    const version = (await tables.languages.ofText(text)).find((one) => one.language === language);
    if (!version) return refuse("not-found");
    if (accepts(opened.record.phase) === "nobody") return refuse("text-closed");
    return work({ tables, opened, seat, version });
  });
}

/** Under the lock of the text's row, so that no draft is issued meanwhile. */
async function onText(
  context: CommandContext,
  actor: Actor | null,
  deed: Permission,
  text: string,
  work: (tables: Tables, opened: OpenRecord, seat: Seat) => Promise<Done | Refusal>,
): Promise<Done> {
  const done = await context.store.transaction(async (tables): Promise<Done> => {
    const opened = await tables.records.open(text);
    if (!opened) return actor ? refuse("not-found") : refuse("not-signed-in");
    const { meeting, record, at } = opened;
    const permission = await mayNow(tables, actor, deed, { meeting, phase: record.phase }, at);
    if (!permission.ok) return permission;
    const done = await work(tables, opened, permission.seat);
    if (done.ok) await tables.outbox.put({ type: "languages", text });
    return done;
  });
  if (done.ok) context.wake();
  return done;
}
