/**
 * The page that the worker saves to show while offline, for any other address. Not personal, and without JavaScript.
 */
import { Offline } from "#app/components/Offline.tsx";
import { Wordmark } from "#app/components/Wordmark.tsx";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import type { Route } from "./+types/offline";

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
