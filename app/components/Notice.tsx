/** A message beside its subject: done, warning, not done. With `live` a screen reader announces it when it appears. */
import type { ReactNode } from "react";
import { Mark } from "./Mark.tsx";

interface Props {
  tone: "info" | "good" | "warn" | "bad";
  live?: boolean;
  children: ReactNode;
}

export function Notice({ tone, live, children }: Props) {
  const role = live ? (tone === "bad" ? "alert" : "status") : undefined;
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Mark name={tone} />
      <div className="notice-body">{children}</div>
    </div>
  );
}
