/** The page that the worker keeps to show without a line, for whatever else is asked for. Nobody's, and without script. */
import { Offline } from "../components/NoLine.tsx";
import { Wordmark } from "../components/Wordmark.tsx";
import type { Route } from "./+types/no-line";
import { privateHeaders } from "./validators.ts";

export const handle = { bare: true, still: true };

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function OfflinePage() {
  return (
    <>
      <div className="masthead">
        <div className="masthead-in">
          <Wordmark />
        </div>
      </div>
      <Offline />
    </>
  );
}
