/**
 * One sheet open in one tab: its Y.Doc, the copy of it in this browser, the socket, and what is known to be saved. The
 * socket opens when the copy is loaded, so that what was written offline is sent first. The meaning of a closing code
 * is decided here; use-session.ts acts on it.
 */
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { dropUnknownMarks, TIDYING } from "#app/editor/document/unknown-marks.ts";
import { writePasses } from "#domain/text/client-ids.ts";
import { FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { copyName, emptyCopy } from "./local-copies.ts";
import { isOwn, ownIds } from "./own-ids.ts";
import { type Holding, startHolding } from "./quiet/holding.ts";
import { type Receipts, type ReceivedNotice, trackReceipts } from "./receipts.ts";
import { loadUnsent, saveUnsaved, saveUnsent } from "./saved-words.ts";
import { ASIDE, type Aside, openAside, setAside } from "./set-aside-words.ts";
import { TouchedClauses } from "./unsaved-words.ts";

/** What the page must do after a socket was closed for good. */
export type Ending = "sign-in" | "start-afresh" | "reload" | "gone";

export interface Session {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  provider: WebsocketProvider;
  receipts: Receipts;
  /** Whether others' changes wait. */
  holding: Holding;
  /** A copy that was set aside. */
  aside: Aside;
  /** Ends the session; the copy in this browser stays. */
  close(): void;
  /** Stores the words of unsaved changes where their author finds them. */
  saveWords(): void;
  /**
   * Ends the session and empties the copy, after storing the words of unsaved changes. A copy with words of others is
   * set aside: it is returned, for the next session.
   */
  discard(reason: string): Promise<Uint8Array | null>;
}

export interface SignIn {
  text: string;
  sheet: string;
  person: string;
  onEnding(ending: Ending, reason: string): void;
  onNotice(notice: ReceivedNotice): void;
  /** What an earlier session of this page set aside, and whether it is only to be shown. */
  aside?: { bytes: Uint8Array | null; hold: boolean };
}

/** The server's reason when a copy holds words of another person. */
const ANOTHERS = "client-of-another";

/** A browser whose database is busy or forbidden must not block the text. */
const PATIENCE_WITH_COPY_MS = 3_000;
/** Under this name the copy stores the number of unsaved changes. */
const WAITING = "unkept";

export async function openSession(signIn: SignIn): Promise<Session> {
  const { text, sheet, person } = signIn;
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(FRAGMENT);
  const name = copyName(person, sheet);
  const copy = await loadCopy(name, doc);
  const ids = await ownIds(sheet, copy);
  // Before anybody writes, and before the presence uses it.
  doc.clientID = ids.client ?? doc.clientID;
  const provider = new WebsocketProvider(address(), sheet, doc, {
    connect: false,
    disableBc: true,
    params: {
      schema: String(SCHEMA_VERSION),
      ...(ids.passes.length && { ids: writePasses(ids.passes) }),
    },
    shouldReconnect: ({ code }) => endingOf(code) === null,
  });
  const before = Number(await copy?.get(WAITING).catch(() => 0)) || 0;
  const touched = new TouchedClauses(fragment, before ? loadUnsent({ person, text, sheet }) : []);
  const unsent = lazily(() => saveUnsent({ person, text, sheet }, touched.words()));
  const receipts = trackReceipts({
    provider,
    copy,
    waiting: before,
    remember(waiting) {
      if (!waiting) touched.clear();
      void copy?.set(WAITING, waiting).catch(() => undefined);
      unsent.later();
    },
    onNotice: signIn.onNotice,
  });
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    const foreign = [provider, copy, TIDYING, ASIDE].includes(transaction.origin);
    if (!foreign) touched.note(transaction);
  });
  const earlier: Uint8Array | undefined = await copy?.get(ASIDE).catch(() => undefined);
  const aside = openAside({
    ...{ doc, provider, copy, receipts, isOwn: isOwn(ids) },
    bytes: signIn.aside?.bytes ?? earlier ?? null,
    hold: signIn.aside?.hold ?? false,
  });
  dropUnknownMarks(fragment);
  provider.on("sync", () => dropUnknownMarks(fragment));
  provider.on("closed", ({ code, reason }) => signIn.onEnding(endingOf(code) ?? "reload", reason));
  provider.connect();

  const saveWords = () => {
    if (receipts.waiting()) saveUnsaved(person, sheet, touched.words());
    touched.clear();
  };
  const end = () => {
    unsent.stop();
    provider.destroy();
    doc.destroy();
  };
  return {
    doc,
    fragment,
    provider,
    receipts,
    holding: startHolding(),
    aside,
    close: end,
    saveWords,
    async discard(reason) {
      const bytes = reason === ANOTHERS ? setAside(doc, aside.bytes()) : aside.bytes();
      // What was set aside holds this person's own words, too.
      if (reason === ANOTHERS) touched.clear();
      else saveWords();
      end();
      await copy?.destroy();
      await emptyCopy(name, { [WAITING]: 0, ...(bytes && { [ASIDE]: bytes }) });
      return bytes;
    },
  };
}

/** Not at each letter: while the person types, this often. */
const SAVE_EVERY_MS = 200;

/** Saves a moment later, and at once when the page is left. */
function lazily(save: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const now = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    save();
  };
  const page = globalThis.window;
  page?.addEventListener("pagehide", now);
  save();
  return {
    later() {
      timer ??= setTimeout(now, SAVE_EVERY_MS);
    },
    stop() {
      now();
      page?.removeEventListener("pagehide", now);
    },
  };
}

/** What each close code of the server means (server/realtime/gate.ts, room.ts). Null: the provider connects again later. */
export function endingOf(code: number): Ending | null {
  if (code === 4401) return "sign-in";
  if (code === 4426) return "reload";
  if (code === 4404) return "gone";
  // Refused words, a changed phase, and frames that the server calls broken: this copy will not be accepted as it is.
  return [4403, 4409, 4413, 1003, 1007].includes(code) ? "start-afresh" : null;
}

async function loadCopy(name: string, doc: Y.Doc): Promise<IndexeddbPersistence | null> {
  if (typeof indexedDB === "undefined") return null;
  const copy = new IndexeddbPersistence(name, doc);
  const late = new Promise<"late">((resolve) => setTimeout(resolve, PATIENCE_WITH_COPY_MS, "late"));
  const failed = copy._db.then(
    () => new Promise<never>(() => undefined),
    () => "failed" as const,
  );
  const outcome = await Promise.race([copy.whenSynced, late, failed]);
  return typeof outcome === "string" ? null : copy;
}

function address(): string {
  return `${location.origin.replace(/^http/, "ws")}/collab`;
}
