/**
 * A small mail server on the loopback: accepts emails, stores them as they came over the connection, and answers as the
 * test sets it. It does only the part of RFC 5321 that a correct client needs.
 */
import { createServer, type Socket } from "node:net";

export interface Taken {
  to: string;
  /** Header and body as they were sent. */
  raw: string;
}

export interface SmtpServer {
  url: string;
  taken: Taken[];
  /** The answers to the next recipients, in order; after them it accepts everything again. */
  answers: string[];
  /**
   * If true: accepts an email, sends no confirmation and closes the connection, like a server that is killed at that
   * moment.
   */
  silent: boolean;
  close(): Promise<void>;
}

export async function smtpServer(): Promise<SmtpServer> {
  const open = new Set<Socket>();
  const state = { taken: [] as Taken[], answers: [] as string[], silent: false };
  const server = createServer((socket) => {
    open.add(socket.on("error", () => {}).on("close", () => open.delete(socket)));
    converse(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    async close() {
      const gone = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await gone;
    },
  });
}

function converse(socket: Socket, state: Pick<SmtpServer, "taken" | "answers" | "silent">): void {
  let received = "";
  let to = "";
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") {
      to = /<(.+)>/.exec(line)?.[1] ?? "";
      say(state.answers.shift() ?? "250 ok");
    } else if (verb === "DATA") {
      inData = true;
      say("354 go on");
    } else if (verb === "QUIT") socket.end("221 bye\r\n");
    else say(verb === "EHLO" ? "250 loopback" : "250 ok");
  }

  function take(): void {
    const end = received.indexOf("\r\n.\r\n");
    if (end < 0) return;
    state.taken.push({ to, raw: received.slice(0, end) });
    received = received.slice(end + 5);
    inData = false;
    if (state.silent) socket.destroy();
    else say("250 taken");
  }

  say("220 loopback");
  socket.on("data", (bytes) => {
    received += bytes.toString("utf8");
    for (let line = received.indexOf("\r\n"); line >= 0 && !inData; line = received.indexOf("\r\n")) {
      command(received.slice(0, line));
      received = received.slice(line + 2);
    }
    if (inData) take();
  });
}

export function headerOf({ raw }: Taken, name: string): string {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const line = head.split("\r\n").find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}

/** The part of this type, as a mail program reads it. */
export function partOf({ raw }: Taken, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
  const part = raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? "";
  const [head = "", ...rest] = part.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
