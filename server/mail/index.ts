/**
 * The mailer: a mail is put into its reader's language and handed to the mail server that SMTP_URL names. The server's
 * answer is returned as a value; nothing is remembered here.
 */
import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import type { Mail } from "#domain/notifications/index.ts";
import type { Unsubscribing } from "#server/mail/unsubscribing.ts";
import { composed } from "#words/mails.ts";

export interface MailSettings {
  /** smtp://name:password@host:587, smtps://host; with ?requireTLS=true never in the clear. */
  smtp: string;
  /** "Plenary <plenary@example.org>" */
  from: string;
  /** Put before every link. */
  origin: string;
  unsubscribing: Unsubscribing;
}

/** `final`: trying again would change nothing (no such mailbox). */
export type Delivery = { ok: true } | { ok: false; error: string; final: boolean };

export interface Mailer {
  deliver(written: Mail): Promise<Delivery>;
  close(): void;
}

/** A claim on a mail lasts five minutes (store/notifications/mails.ts): all of these together must be shorter. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

export function openMailer({ smtp, from, origin, unsubscribing }: MailSettings): Mailer {
  const transport = createTransport({ url: smtp, ...PATIENCE });
  const host = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return {
    async deliver(written) {
      const token = written.person && unsubscribing.token(written.person, written.kind);
      const unsubscribe = token ? `${origin}/unsubscribe/${token}` : null;
      const { subject, text, html } = composed(written, { origin, unsubscribe });
      const mail = {
        ...{ from, to: { name: written.name, address: written.address }, subject, text, html },
        ...{
          messageId: messageIdOf(written.key, host),
          date: written.writtenAt,
          headers: headersWith(unsubscribe),
        },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      };
      return transport.sendMail(mail).then(() => ({ ok: true }), errorOf);
    },
    close: () => transport.close(),
  };
}

/** So that no automatic holiday reply is sent (RFC 3834), and mail programs can offer to unsubscribe (RFC 8058). */
function headersWith(unsubscribe: string | null): Record<string, string> {
  const automatic = { "Auto-Submitted": "auto-generated" };
  if (!unsubscribe) return automatic;
  const less = {
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return { ...automatic, ...less };
}

/** The same at every try: a mail that arrives twice can be recognised. */
export function messageIdOf(key: string, host: string): string {
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 32)}@${host}>`;
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  rejected?: unknown[];
}

/** Only a refusal of the recipient is final: all other errors are ours or the server's, and may be mended. */
function errorOf(error: SmtpError): Delivery {
  const { code, rejected, responseCode = 0 } = error;
  const final = code === "EENVELOPE" && Boolean(rejected?.length) && responseCode >= 500;
  return { ok: false, error: error.message.slice(0, 500), final };
}
