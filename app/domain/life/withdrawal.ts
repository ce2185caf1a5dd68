/** Withdrawal: a text that was not adopted can be given up, with a reason. */
import { type Chapter, statedReason } from "#domain/life/chapter.ts";
import type { WithdrawalCommand } from "#domain/life/commands.ts";
import type { WithdrawalEvent } from "#domain/life/events.ts";

export const withdrawal: Chapter<WithdrawalCommand, WithdrawalEvent> = {
  rules: {
    withdraw: {
      phases: ["preparing", "drafting", "silence", "meeting", "agreed", "signing"],
      done: ({ phase }) => phase.name === "withdrawn",
      answer: (_, { reason }) => {
        const stated = statedReason(reason);
        return typeof stated === "string" ? stated : { type: "withdrawn", reason: stated.reason };
      },
    },
  },
  changes: {
    withdrawn: (_, { reason }, at) => ({ phase: { name: "withdrawn", reason, at } }),
  },
};
