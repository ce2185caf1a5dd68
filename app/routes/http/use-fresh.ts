/** A page that stays open without a socket asks again now and then, while somebody looks at it. */
import { useEffect } from "react";
import { useRevalidator } from "react-router";

const EVERY_MS = 10_000;

export function useFresh(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void revalidate();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
}
