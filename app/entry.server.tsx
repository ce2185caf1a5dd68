/**
 * Renders a page on the server and streams it: what is ready is sent at once. Errors are printed, but missing pages and
 * readers who left are no errors.
 */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import {
  type EntryContext,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { wordsOrEnglish } from "./language.ts";

/** How long a loader may keep the rest of a page waiting, in ms. */
export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  load: RouterContextProvider,
) {
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const nonce = crypto.randomUUID();
  if (import.meta.env.PROD) headers.set("content-security-policy", policy(nonce));
  const page = (
    <I18nextProvider i18n={wordsOrEnglish(load)}>
      <ServerRouter context={context} url={request.url} nonce={nonce} />
    </I18nextProvider>
  );
  return draw(page, status, headers, nonce);
}

/**
 * Only scripts of this very page run: no words that anybody typed can become one. Styles stand in files, but React
 * writes some places of things as attributes, and a script that may run may add a style (components/aria).
 */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  console.error(error);
}

function draw(page: React.ReactElement, status: number, headers: Headers, nonce: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    let sent = false;
    let outcome = status;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        sent = true;
        const body = new PassThrough();
        headers.set("content-type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { status: outcome, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        outcome = 500;
        // Before that, onShellError rejects and handleError prints.
        if (sent) console.error(error);
      },
    });
    // A second later than the loaders, so that their refusals are still drawn.
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}
