/** Every address that leads nowhere: said in words by root's ErrorBoundary. The route is there so that root's middleware runs. */
import { data } from "react-router";

export function loader() {
  throw data({ reason: "not-found" }, { status: 404 });
}

export default function Missing() {
  return null;
}
