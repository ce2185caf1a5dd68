/** What every query is built with: the store to read from. */
import type { Store } from "#server/store/open.ts";

export interface Shelf {
  store: Store;
}
