/** A command on the text or a clause: sent to the text's address, and its answer. */
import { useFetcher } from "react-router";
import type { CommandDone } from "#app/presenters/negotiation.ts";
import type { Reason } from "#domain/refusals.ts";

export type CommandFields = Record<string, string | readonly string[]>;

export interface CommandForm {
  busy: boolean;
  /** Why the last one was refused. */
  reason: Reason | null;
  /** Which of them is meant, if a local time comes twice or not at all. */
  moments: { instant: string; words: string }[];
  /** How often a command was given here: forms empty themselves. */
  done: boolean;
  submit(intent: string, fields?: CommandFields): void;
}

export function useCommand(text: string): CommandForm {
  const fetcher = useFetcher<CommandDone>();
  const { data, state } = fetcher;
  return {
    busy: state !== "idle",
    reason: data?.ok === false ? data.reason : null,
    moments: data?.ok === false ? (data.moments ?? []) : [],
    done: data?.ok === true,
    submit(intent, fields = {}) {
      const form = new FormData();
      form.set("intent", intent);
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
      void fetcher.submit(form, { method: "post", action: `/texts/${text}/commands` });
    },
  };
}
