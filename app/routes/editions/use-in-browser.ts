/** False on the server and in the first render, which must be alike. */
import { useSyncExternalStore } from "react";

export function useInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
