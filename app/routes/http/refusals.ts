/**
 * How a refusal is answered: its HTTP status, and the page that puts it in words (the ErrorBoundary of root.tsx reads
 * `refusals.<reason>`). A person who is not signed in is sent to the sign-in page and back.
 */
import { data, redirect } from "react-router";
import type { Reason, Refusal } from "#domain/refusals.ts";

const STATUS: Partial<Record<Reason, number>> = {
  "not-signed-in": 401,
  "wrong-password": 401,
  "code-wrong": 401,
  "key-unknown": 401,
  "not-invited": 403,
  "demo-account": 403,
  "provider-failed": 502,
  "no-seat": 403,
  "not-your-role": 403,
  "not-your-delegation": 403,
  "not-found": 404,
  "unknown-clause": 404,
  "unknown-version": 404,
  "already-done": 409,
  "changed-meanwhile": 409,
  "not-in-this-phase": 409,
  "text-closed": 409,
  "too-many-attempts": 429,
  "too-often": 429,
};

export function statusOf(reason: Reason): number {
  return STATUS[reason] ?? 422;
}

/** Ends a loader or an action of a page. */
export function throwRefusal(refusal: Refusal, request: Request): never {
  if (refusal.reason === "not-signed-in") throw redirect(signInAddress(request));
  throw data({ reason: refusal.reason }, { status: statusOf(refusal.reason) });
}

function signInAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/sign-in?${new URLSearchParams({ next: pathname + search })}`;
}
