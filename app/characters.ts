/**
 * Before any page: characters that cannot be stored are refused here, once, in addresses and in forms. An address with
 * one names nothing (404), one that is badly encoded cannot be read (400), and a form is refused in words (422) with what
 * was typed beside them. What was sent as something else than a form is refused, too (415): no page takes it.
 */
import { data, type MiddlewareFunction } from "react-router";
import { isStorable, storablePart } from "#domain/characters.ts";
import type { Reason } from "#domain/refusals.ts";

interface AddressRefused {
  status: 400 | 404;
  reason: Reason;
}

export function addressRefused(address: string): AddressRefused | null {
  const { pathname, searchParams } = new URL(address);
  const path = decoded(pathname);
  if (path === null) return { status: 400, reason: "address-unreadable" };
  const words = [path, ...[...searchParams].flat()];
  return words.every(isStorable) ? null : { status: 404, reason: "not-found" };
}

/** Null where it is badly encoded: a lone %, or bytes that are no UTF-8. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** A request that brings nothing is an empty form, which each page answers in its own words. */
export function withForm(request: Request): Request {
  const writes = request.method !== "GET" && request.method !== "HEAD";
  if (!writes || request.headers.has("content-type")) return request;
  const headers = new Headers(request.headers);
  headers.set("content-type", "application/x-www-form-urlencoded");
  return new Request(request, { headers, body: "" });
}

export const charactersMiddleware: MiddlewareFunction<Response> = async ({ request }, next) => {
  const refused = addressRefused(request.url);
  if (refused) throw data({ reason: refused.reason }, { status: refused.status });
  if (request.body) await refuseForm(request);
  return next();
};

/** What a person typed that was refused as a whole: shown with the refusal, so that it is not typed twice. */
export interface FormRefused {
  reason: Reason;
  typed: string[];
}

async function refuseForm(request: Request): Promise<void> {
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (!form) throw data({ reason: "not-a-form" satisfies Reason }, { status: 415 });
  const fields = [...form].map(
    ([name, value]) => [name, typeof value === "string" ? value : value.name] as const,
  );
  if (fields.flat().every(isStorable)) return;
  const refused: FormRefused = { reason: "characters-not-storable", typed: typedIn(fields) };
  throw data(refused, { status: 422 });
}

/** Words, and what was refused; neither passwords and codes nor the ids and hashes that a form carries hidden. */
function typedIn(fields: readonly (readonly [name: string, value: string])[]): string[] {
  const view = fields.filter(
    ([name, value]) => !SECRET.test(name) && (/\s/.test(value.trim()) || !isStorable(value)),
  );
  const words = view.map(([, value]) => storablePart(value)).filter((value) => value.trim() !== "");
  return [...new Set(words)];
}

const SECRET = /password|^old$|^fresh$|code|token|assertion/i;
