/**
 * The rooms of the project and what each may import: the table of the architecture, as data. `rooms` are our own,
 * `packages` come from others; `node:` is for what only a server has. A file that belongs to no room is an error.
 */
export interface Room {
  /** The start of the paths of its files; a file belongs to the room with the longest start that fits. */
  at: string;
  rooms: readonly string[];
  packages: readonly string[];
  /** Rooms of which it may import only the types. */
  types?: readonly string[];
}

const FACE = ["react", "react-dom", "react-router", "react-i18next", "i18next", "react-aria-components"];
const LIVE = ["yjs", "lib0", "y-protocols", "y-websocket", "y-indexeddb"];
const DOMAIN = "app/domain/";
const SERVER_PAGES = ["server/commands/", "server/queries/", "server/auth/", "server/mail/"];

export const ROOMS: readonly Room[] = [
  { at: DOMAIN, rooms: [], packages: ["@noble/hashes", "@noble/curves", "diff", "canonicalize"] },
  // The only file that configures the schema checker; all others import it from there.
  { at: "app/domain/zod.ts", rooms: [], packages: ["zod"] },
  { at: "app/words/", rooms: [DOMAIN], packages: ["i18next", "react-i18next"] },
  { at: "app/components/", rooms: [DOMAIN, "app/words/"], packages: FACE },
  // Types and functions from what a query returns to what a page is handed.
  { at: "app/presenters/", rooms: [DOMAIN, "app/words/"], types: ["app/context.ts"], packages: ["i18next"] },
  {
    at: "app/reading/",
    rooms: [DOMAIN, "app/words/", "app/components/", "app/presenters/"],
    packages: [...FACE, "fflate", "virtual:verify-page"],
  },
  {
    at: "app/editor/",
    rooms: [DOMAIN, "app/words/", "app/components/", "app/presenters/"],
    packages: [...FACE, ...LIVE, "@tiptap"],
  },
  // The service worker, which is a separate program.
  { at: "app/offline/", rooms: [], packages: [] },
  { at: "app/context.ts", rooms: [DOMAIN], packages: ["react-router"], types: SERVER_PAGES },
  // The files directly in app/: root, routes, handler, entries.
  {
    at: "app/",
    rooms: ["app/"],
    packages: [
      ...FACE,
      "remix-i18next",
      "@react-router",
      "@fontsource",
      "virtual:react-router",
      "node:stream",
    ],
  },
  { at: "app/routes/", rooms: ["app/"], packages: [...FACE, "remix-i18next", "fflate"] },
  { at: "server/store/", rooms: [DOMAIN], packages: ["node:", "@prisma", "pg"] },
  // In the store only these files open a sheet or write in it.
  { at: "server/store/log/text-at.ts", rooms: [DOMAIN, "server/store/"], packages: ["yjs", "@tiptap"] },
  { at: "server/store/log/replay.ts", rooms: [DOMAIN, "server/store/"], packages: ["yjs"] },
  { at: "server/store/log/sheet-edits.ts", rooms: [DOMAIN, "server/store/"], packages: ["node:", "yjs"] },
  // The only file that finds marked words in a sheet.
  { at: "server/store/comments/anchors-at.ts", rooms: [DOMAIN, "server/store/"], packages: ["yjs"] },
  // The only file that gives the tables of people and sessions to the library that needs them in its own form.
  { at: "server/store/people/account-tables.ts", rooms: ["server/store/"], packages: ["better-auth"] },
  // Reads uploaded pictures; it works only on bytes.
  { at: "server/pictures/", rooms: [], packages: ["node:"] },
  {
    at: "server/commands/",
    rooms: [DOMAIN, "server/store/", "server/pictures/"],
    packages: ["node:"],
  },
  { at: "server/queries/", rooms: [DOMAIN, "server/store/"], packages: ["node:"] },
  {
    at: "server/auth/",
    rooms: [DOMAIN, "server/store/"],
    packages: ["node:", "better-auth", "rate-limiter-flexible", "jose", "uqr"],
  },
  {
    at: "server/realtime/",
    rooms: [DOMAIN, "server/store/", "server/auth/"],
    packages: ["node:", "ws", "yjs", "lib0", "y-protocols"],
  },
  // The only file that communicates with Redis.
  { at: "server/realtime/redis.ts", rooms: ["server/realtime/"], packages: ["node:", "@redis/client"] },
  { at: "server/jobs/", rooms: [DOMAIN, "server/store/"], packages: ["node:"] },
  // Writes emails: the words of the catalogue, and the only library for SMTP.
  { at: "server/mail/", rooms: [DOMAIN, "app/words/"], packages: ["node:", "nodemailer"] },
  // Makes the installation's key; the library checks passkeys.
  {
    at: "server/keys/",
    rooms: [DOMAIN, "server/store/"],
    types: ["server/commands/"],
    packages: ["node:", "@simplewebauthn"],
  },
  { at: "server/formats/", rooms: [DOMAIN], packages: ["node:", "docx", "fflate", "saxes"] },
  {
    at: "server/seed/",
    rooms: [DOMAIN, "server/store/", "server/commands/", "server/auth/"],
    packages: ["node:"],
  },
  {
    at: "server/http/",
    rooms: [],
    packages: ["node:", "@remix-run/node-fetch-server", "prom-client", "vite"],
  },
  { at: "server/settings.ts", rooms: [DOMAIN], packages: ["node:"] },
  { at: "server/index.ts", rooms: ["server/", DOMAIN], packages: ["node:", "ws"] },
  // Runs before anything is installed.
  { at: "server/launch.mjs", rooms: [], packages: ["node:"] },
];

/** The folders of the editor, each of which imports itself and those before it. */
export const EDITOR_ORDER: readonly string[] = [
  "document",
  "drawing",
  "connection",
  "brackets",
  "status",
  "moving",
  "deleting",
  "amendments",
  "comments",
  "positions",
  "projector",
  "clause-panel",
  "frame",
];

/** What may stand at the top of the tree; what git ignores does not count. */
export const TOP = [
  /^(app|server|prisma|tests|public)$/,
  /^(README\.md|CHANGELOG\.md|LICENSE|Dockerfile|compose\.yaml)$/,
  /^(package|package-lock|tsconfig|biome)\.json$/,
  /^[\w-]+\.config\.ts$/,
  /^\./,
];

/** Names that do not show what is in a file. */
export const NAMELESS = /(^|\/)(utils?|helpers?|misc|common|shared|lib|stuff)(\/|\.\w+$)/;
