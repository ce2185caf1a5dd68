/**
 * What runs without a person: the outbox is drained after a nudge, what fell due is settled, and the log is folded when
 * it has grown, in a separate thread (folder.ts).
 */
import { setTimeout as pause } from "node:timers/promises";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { startFolder } from "#server/jobs/folder.ts";
import { mailingOf } from "#server/jobs/mail-notifications.ts";
import { jobErrors } from "#server/jobs/repeated-errors.ts";
import { clearMails, type Sending, sendMails } from "#server/jobs/send-mails.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import { turns } from "#server/jobs/turns.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import type { Store } from "#server/store/open.ts";

export interface Jobs {
  /** Signals that something waits in the outbox. */
  wake(): void;
  /** How many things (versions of a sheet, mails of a person, a notice) fail at present. */
  failing(): number;
  /** Ends after the current turn. */
  stop(): Promise<void>;
}

/** How late a notice of another process may be seen. */
const EVERY_MS = 700;

interface JobsOptions {
  store: Store;
  broadcast(notice: Notice): void;
  now(): Date;
  /** Other processes have something to broadcast, too. */
  nudge?(): void;
  /** Hands a mail to the mail server; without one mails wait in the outbox until they are out of date. */
  deliver?: Sending["deliver"] | undefined;
}

/** To be started before anybody connects. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const errors = jobErrors();
  const outbox = await openOutbox({ ...options, errors, first: options.nudge });
  const notification = turns("notices", async () => {
    await outbox.drain();
  });
  // Separately, too: broadcasts go out whatever happens to a deadline.
  const settling = turns("what is due", async () => {
    if (await settleTexts(options.store, options.now, errors)) notification.wake();
  });
  const mailNotifications = mailingOf({ ...options, errors });
  // Separate from each other: what was written is sent even when writing new mails fails.
  const sending = turns("mail", (goOn) => post(options, goOn));
  const mailing = turns("notices by mail", async () => {
    await mailNotifications();
    sending.wake();
  });
  const all = [settling, notification, mailing, sending];
  const folder = startFolder(options.store.address, notification.wake);
  const wake = () => all.forEach((one) => void one.wake());
  const timer = setInterval(wake, EVERY_MS);
  return {
    wake,
    failing: () => all.reduce((sum, one) => sum + one.failing(), errors.count() + folder.failing()),
    async stop() {
      clearInterval(timer);
      await Promise.all([settling, notification, folder].map((one) => one.stop()));
      const mail = Promise.all([mailing.stop(), sending.stop()]);
      await Promise.race([mail, pause(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * A mail server that does not answer must not delay the end of the process: the mail is sent again when its claim is
 * over.
 */
const GOODBYE_MS = 3_000;

async function post({ store, now, deliver }: JobsOptions, goOn: () => boolean): Promise<void> {
  await clearMails({ store, now });
  if (deliver) await sendMails({ store, now, deliver }, goOn);
}
