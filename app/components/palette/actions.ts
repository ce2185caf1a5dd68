/**
 * What can be done on the page that is open, as the command palette lists it. Whatever has actions registers how to make
 * them; they are made when the palette opens, so that nothing is computed for a palette that is closed.
 */
import { useEffect, useRef } from "react";

export interface Action {
  id: string;
  name: string;
  /** Said beside the name: of which kind it is. */
  group: string;
  /** As shortcuts.ts writes it: "Mod-Alt-m"; or keys by their names: "Tab". */
  keys?: string;
  run(): void;
}

type Make = () => readonly Action[];

/** Commands of the open page come before those of every page. */
type From = "page" | "installation";

const registered = { page: new Set<{ current: Make }>(), installation: new Set<{ current: Make }>() };

/** Only in the browser: an effect registers, so the server never does. */
export function useActions(make: Make, from: From = "page"): void {
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => {
    const place = registered[from];
    place.add(latest);
    return () => {
      place.delete(latest);
    };
  }, [from]);
}

export function actionsNow(): Action[] {
  return [...registered.page, ...registered.installation].flatMap((made) => [...made.current()]);
}
