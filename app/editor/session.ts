/**
 * One sheet open in one tab: its Y.Doc, the copy of it in this browser, the socket, and what is known to be kept.
 * The socket opens when the copy is loaded, so that what was written offline goes out first. What a closing code means
 * is decided here; what is done about it in use-session.ts.
 */
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { copyName, deleteCopy } from "./local-copies.ts";
import { type Holding, startHolding } from "./quiet/holding.ts";
import { keepReceipts, type Notice, type Receipts } from "./receipts.ts";
import { loadUnsent, saveUnkept, saveUnsent } from "./saved-words.ts";
import { TouchedClauses } from "./unkept-words.ts";
import { dropUnknownMarks, TIDYING } from "./unknown-marks.ts";

/** What a socket that was closed for good asks of the page. */
export type Ending = "sign-in" | "start-afresh" | "reload" | "gone";

export interface Session {
  doc: Y.Doc;
  fragment: Y.XmlFragment;
  provider: WebsocketProvider;
  receipts: Receipts;
  /** Whether what others write waits. */
  holding: Holding;
  /** Ends the session; the copy in this browser stays. */
  close(): void;
  /** Puts the words of changes that were not kept where their author finds them. */
  saveWords(): void;
  /** Ends the session and throws the copy away, after saving the words of changes that were not kept. */
  discard(): Promise<void>;
}

export interface Door {
  text: string;
  sheet: string;
  person: string;
  onEnding(ending: Ending, reason: string): void;
  onNotice(notice: Notice): void;
}

/** A browser that keeps its database busy or forbids it must not keep anybody from the text. */
const PATIENCE_WITH_COPY_MS = 3_000;
/** Where the number of unkept changes waits in the copy. */
const WAITING = "unkept";

export async function openSession(door: Door): Promise<Session> {
  const { text, sheet, person } = door;
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(FRAGMENT);
  const name = copyName(person, sheet);
  const copy = await loadCopy(name, doc);
  const provider = new WebsocketProvider(address(), sheet, doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
    shouldReconnect: ({ code }) => endingOf(code) === null,
  });
  const before = Number(await copy?.get(WAITING).catch(() => 0)) || 0;
  const touched = new TouchedClauses(fragment, before ? loadUnsent({ person, text, sheet }) : []);
  const unsent = lazily(() => saveUnsent({ person, text, sheet }, touched.words()));
  const receipts = keepReceipts({
    provider,
    copy,
    waiting: before,
    remember(waiting) {
      if (!waiting) touched.clear();
      void copy?.set(WAITING, waiting).catch(() => undefined);
      unsent.later();
    },
    onNotice: door.onNotice,
  });
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    const foreign = [provider, copy, TIDYING].includes(transaction.origin);
    if (!foreign) touched.note(transaction);
  });
  dropUnknownMarks(fragment);
  provider.on("sync", () => dropUnknownMarks(fragment));
  provider.on("closed", ({ code, reason }) => door.onEnding(endingOf(code) ?? "reload", reason));
  provider.connect();

  const saveWords = () => {
    if (receipts.waiting()) saveUnkept(person, sheet, touched.words());
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
    close: end,
    saveWords,
    async discard() {
      saveWords();
      end();
      await copy?.destroy();
      await deleteCopy(name);
    },
  };
}

/** Not at each letter: while somebody types, this often. */
const SAVE_EVERY_MS = 200;

/** Saves a moment later, and at once when the page goes. */
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

/** The codes of DESIGN.md section 7. Null: come back later, the provider does that by itself. */
export function endingOf(code: number): Ending | null {
  if (code === 4401) return "sign-in";
  if (code === 4426) return "reload";
  if (code === 4404) return "gone";
  // Refused words, a changed phase, and frames that the server calls broken: this copy will not be taken as it is.
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
