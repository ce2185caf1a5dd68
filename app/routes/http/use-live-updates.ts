/** A page that others change while it is looked at asks again, every few seconds while it is in sight. */
import { useEffect } from "react";
import { useRevalidator } from "react-router";

const EVERY_MS = 5_000;

export function useLiveUpdates(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
}
