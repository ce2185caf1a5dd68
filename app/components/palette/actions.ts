/**
 * The actions of the open page, as the command palette lists them. Each part of a page registers a function that makes
 * its actions; they are made when the palette opens, so that a closed palette computes nothing.
 */
import { useEffect, useRef } from "react";

export interface Action {
  id: string;
  name: string;
  /** Shown beside the name: of which kind it is. */
  group: string;
  /** In the form of shortcuts.ts: "Mod-Alt-m"; or keys by their names: "Tab". */
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
