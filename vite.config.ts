/**
 * How the pages are built. The `seam` plugin keeps code that runs only in Node out of Vite: only types of server/ get
 * into a page, and on the server domain code is loaded by Node itself, so that it exists there once.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { pathToFileURL } from "node:url";
import { reactRouter } from "@react-router/dev/vite";
import { build, defineConfig, type Plugin } from "vite";

export default defineConfig({
  plugins: [seam(), verifyPage(), ownLanguages(), offlineWorker(), reactRouter()],
  environments: { ssr: { build: { rolldownOptions: { input: "./app/handler.ts" } } } },
  // A second Yjs or React in a page fails in ways that do not point to the cause.
  resolve: { dedupe: ["yjs", "react", "react-dom"] },
  // Named here, because the first visit in development would otherwise find them one by one and reload the page each
  // time.
  optimizeDeps: {
    include: [
      "@tiptap/core",
      "@tiptap/extension-bold",
      "@tiptap/extension-collaboration",
      "@tiptap/extension-collaboration-caret",
      "@tiptap/extension-italic",
      "@tiptap/extension-text",
      "@tiptap/y-tiptap",
      "i18next",
      "react-aria-components",
      "react-i18next",
      "y-indexeddb",
      "y-websocket",
      "yjs",
    ],
  },
  server: { watch: { ignored: ["**/.data/**", "**/test-results/**"] } },
  // The editor is one separate chunk, loaded only by people who edit.
  build: { chunkSizeWarningLimit: 700 },
});

/**
 * The program of verify.html (app/reading/evidence/page), as the string that the server puts into every bundle: one
 * script that makes no requests. Built from the same domain code that verifies on the server and on the site.
 */
function verifyPage(): Plugin {
  const name = "virtual:verify-page";
  const folder = new URL("app/reading/evidence/page/", pathToFileURL(`${process.cwd()}/`));
  return {
    name: "verify-page",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const code = await program("verify", new URL("main.ts", folder).pathname);
      const style = await readFile(new URL("page.css", folder), "utf8");
      // Inside a page these characters would end the script.
      const script = code.trim().replaceAll("</script", "<\\/script");
      return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(style)};`;
    },
  };
}

/** react-aria-components has texts in thirty-four languages; only those of the interface languages are sent. */
function ownLanguages(): Plugin {
  const foreign =
    /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*[\\/](?!en-|ru-)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: "own-languages",
    enforce: "pre",
    load: (id) => (foreign.test(id) ? "export default undefined;" : undefined),
  };
}

/** The service worker (app/offline): one file beside the pages, which contains the name of every file of this build. */
function offlineWorker(): Plugin {
  return {
    name: "offline-worker",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const all = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
        const define = {
          BUILD: JSON.stringify(createHash("sha256").update(all.sort().join()).digest("hex").slice(0, 12)),
          ALL_FILES: JSON.stringify(all.map((name) => `/${name}`)),
        };
        const source = await program(
          "worker",
          new URL("app/offline/worker.ts", pathToFileURL(`${process.cwd()}/`)).pathname,
          define,
        );
        this.emitFile({ type: "asset", fileName: "worker.js", source });
      },
    },
  };
}

/** A single script, which imports nothing. */
async function program(name: string, entry: string, define: Record<string, string> = {}): Promise<string> {
  const lib = { entry, formats: ["iife" as const], name, fileName: name };
  const options = { write: false, minify: true, lib, reportCompressedSize: false };
  const built = await build({ configFile: false, logLevel: "warn", define, build: options });
  const output = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  return output.map((one) => ("code" in one ? one.code : "")).join("");
}

function seam(): Plugin {
  const domain = new URL("app/domain/", pathToFileURL(`${process.cwd()}/`)).href;
  let developing = false;
  return {
    name: "seam",
    enforce: "pre",
    configResolved(config) {
      developing = config.command === "serve";
    },
    configEnvironment(name) {
      if (name !== "ssr") return undefined;
      // In development only built-in modules are left to Node; with `external` alone Vite would still load it.
      const native = new RegExp(`^${domain.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
      return { resolve: { builtins: [...builtinModules, /^node:/, native] } };
    },
    resolveId(id, importer) {
      // Type imports are already removed: what is left would run.
      if (id.startsWith("#server/"))
        this.error(`${importer} imports ${id}, but pages may import its types alone.`);
      if (!id.startsWith("#domain/") || this.environment.name !== "ssr") return undefined;
      return { id: developing ? domain + id.slice("#domain/".length) : id, external: true };
    },
  };
}
