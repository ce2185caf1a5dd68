/** From the answer of a sign-in to the next page: the one that was asked for, or the question for a code. */
import { redirect } from "react-router";

interface In {
  ok: true;
  cookies: string[];
  asks?: "code";
}

export function enterWith({ cookies, asks }: In, next: string): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect(asks ? `/sign-in/code?${new URLSearchParams({ next })}` : next, { headers });
}

export function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return null;
  }
}
