/** One press begins the draft of an amendment. The caller gets its id; a refusal is shown under the button. */
import { type ReactNode, useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Refused } from "#app/components/Refused.tsx";
import type { CommandAnswer } from "./CommandForm.tsx";

interface Props {
  text: string;
  label: string;
  appearance?: "main" | "quiet";
  onBegun(amendment: string): void;
  /** The form's own fields: what is proposed, and for which clause. */
  children: ReactNode;
}

export function BeginForm({ text, label, appearance = "main", onBegun, children }: Props) {
  const fetcher = useFetcher<CommandAnswer>();
  const latest = useRef(onBegun);
  latest.current = onBegun;
  useEffect(() => {
    if (fetcher.data?.ok && fetcher.data.amendment) latest.current(fetcher.data.amendment);
  }, [fetcher.data]);
  return (
    <fetcher.Form method="post" action={`/texts/${text}/amendments`} className="propose-choice">
      {children}
      <Button
        name="intent"
        value="draft"
        appearance={appearance}
        size="small"
        disabled={fetcher.state !== "idle"}
      >
        {label}
      </Button>
      <Refused reason={fetcher.data?.ok === false ? fetcher.data.reason : null} />
    </fetcher.Form>
  );
}
