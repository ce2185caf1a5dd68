/**
 * A command on an amendment: a plain form to its address, which works without JavaScript on its own page. The button
 * names the command; a refusal is shown beside it in words, and what was typed stays.
 */
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from "react";
import { useFetcher } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Refused } from "#app/components/Refused.tsx";
import type { Reason } from "#domain/refusals.ts";

/** The answer of an amendment's action to a form in a page. */
export type CommandAnswer =
  | { ok: true; amendment?: string }
  | { ok: false; reason: Reason; intent: string; values: Record<string, string> };

/** On the amendment's own page: the answer to a form that was sent without JavaScript. */
export const PlainAnswer = createContext<CommandAnswer | undefined>(undefined);

interface Props {
  /** The address to which it is sent. */
  action: string;
  intent: string;
  label: ReactNode;
  appearance?: "main" | "quiet" | "danger";
  /** Fields; they get the typed values back when the form was refused. */
  children?: (values: Record<string, string>) => ReactNode;
  /** Called after the command succeeded. */
  onDone?: ((answer: Extract<CommandAnswer, { ok: true }>) => void) | undefined;
}

export function CommandForm({ action, intent, label, appearance = "quiet", children, onDone }: Props) {
  const fetcher = useFetcher<CommandAnswer>();
  const plain = useContext(PlainAnswer);
  const why = useId();
  const answer = fetcher.data ?? (plain?.ok === false && plain.intent === intent ? plain : undefined);
  const latest = useRef(onDone);
  latest.current = onDone;
  useEffect(() => {
    if (fetcher.data?.ok) latest.current?.(fetcher.data);
  }, [fetcher.data]);
  const refused = answer?.ok === false ? answer : null;
  return (
    <fetcher.Form method="post" action={action} className="deed">
      {children?.(refused?.values ?? {})}
      <p className="row">
        <Button
          name="intent"
          value={intent}
          appearance={appearance}
          size="small"
          disabled={fetcher.state !== "idle"}
          aria-describedby={refused ? why : undefined}
        >
          {label}
        </Button>
      </p>
      <Refused id={why} reason={refused?.reason} />
    </fetcher.Form>
  );
}

/** A command that is folded away, because it needs words or a second thought. */
export function FoldedCommand({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className="folded-deed" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

/** A reason that goes onto the record with the command. */
export function ReasonField({
  name = "reason",
  label,
  hint,
  values,
  required = false,
}: {
  name?: string;
  label: ReactNode;
  hint?: ReactNode;
  values: string | undefined;
  required?: boolean;
}) {
  const id = useId();
  return (
    <p className="deed-field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      ) : null}
      <textarea
        id={id}
        name={name}
        rows={2}
        maxLength={4000}
        required={required}
        defaultValue={values}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
    </p>
  );
}
