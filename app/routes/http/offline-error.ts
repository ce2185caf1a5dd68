/**
 * What a page does while offline or while the server restarts. React Router would replace the whole page by an error,
 * and with it the editor and everything that is being typed: so a page that stays open for long keeps what it last
 * knew, and what could not be asked is a refusal in words.
 */
import { isRouteErrorResponse } from "react-router";
import { REASONS, type Reason } from "#domain/refusals.ts";

const known = new Map<string, unknown>();

/** For a `clientLoader`: the server's answer, or, while it cannot be had, the last one that this page got. */
export async function lastKnown<T>({ url }: Request, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    known.set(url, answer);
    return answer;
  } catch (error) {
    if (!unreachable(error) || !known.has(url)) throw error;
    return known.get(url) as T;
  }
}

/** The reason why something was not had; redirects go their way. */
export function reasonFor(error: unknown): Reason {
  if (error instanceof Response) throw error;
  if (unreachable(error)) return "unreachable";
  const reason = isRouteErrorResponse(error) ? (error.data as { reason?: Reason } | null)?.reason : undefined;
  return reason && REASONS.includes(reason) ? reason : "not-found";
}

/** For a `clientAction` whose page says nothing of it; redirects go their way. */
export function notDone(error: unknown): { ok: false } {
  reasonFor(error);
  return { ok: false };
}

/** `fetch` reports a line that is down as a TypeError; a proxy in front of a server that restarts answers 502 to 504. */
function unreachable(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return error.status >= 502 && error.status <= 504;
  return error instanceof TypeError;
}

/** In the place of a whole page: what browsers say of an answer or a script that did not come, not each TypeError of ours. */
export function isOffline(error: unknown): boolean {
  return error instanceof TypeError && NOT_COME.test(error.message);
}

const NOT_COME = /^(Failed to fetch|NetworkError|Load failed|error loading|Importing a module)/i;
