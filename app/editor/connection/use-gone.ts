/** The clause that the address names and that is not in the text: shown as deleted, unless it appears. */
import { useEffect, useState } from "react";
import { fragmentOf } from "#app/components/address-fragment.ts";

/** In: ids of the clauses in the text, and the one with the caret, which gets the panel back when it changes. */
export function useGone(present: readonly { id: string }[], current: number): [string, () => void] {
  const [asked, setAsked] = useState(idInAddress);
  useEffect(() => {
    const ask = () => setAsked(idInAddress());
    addEventListener("hashchange", ask);
    return () => removeEventListener("hashchange", ask);
  }, []);
  const [seen, setSeen] = useState(current);
  if (seen !== current) {
    setSeen(current);
    if (seen >= 0 && present.length) setAsked("");
  }
  const here = !asked || present.some(({ id }) => id === asked) || document.getElementById(asked) !== null;
  const gone = present.length && !here ? asked : "";
  return [gone, () => setAsked("")];
}

function idInAddress(): string {
  return fragmentOf(location.hash);
}
