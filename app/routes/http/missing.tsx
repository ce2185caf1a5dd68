/** Any address without a page. A page that has moved is redirected to; otherwise root's ErrorBoundary says that there is none. */
import { data, redirect } from "react-router";
import type { Route } from "./+types/missing";
import { movedTo } from "./moved.ts";

export function loader({ request }: Route.LoaderArgs) {
  const { pathname, search } = new URL(request.url);
  const moved = movedTo(pathname.replace(/\/$/, ""));
  if (moved) throw redirect(moved + search, 301);
  throw data({ reason: "not-found" }, { status: 404 });
}

export default function Missing() {
  return null;
}
