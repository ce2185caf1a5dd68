/**
 * The listeners of the web server, and how they are closed. A taken port is reported in a sentence. Closing accepts
 * nobody new, lets open requests finish, and is over within five seconds.
 */
import type { Server } from "node:http";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface Listeners {
  address: string;
  close(): Promise<void>;
}

export async function listen(
  http: Server,
  { host, port }: { host: string; port: number },
): Promise<Listeners> {
  const sockets = remembered(http);
  const [first, second] = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  const taken = await opened(http, port, first as string);
  const listeners: net.Server[] = [http];
  if (second) listeners.push(...(await secondListener(http, taken, second)));
  return {
    address: `http://${net.isIPv6(host) ? `[${host}]` : host}:${taken}`,
    close: () => shut(http, listeners, sockets),
  };
}

/** Many machines have no IPv6: then one listener is enough, since nobody can reach the other. */
async function secondListener(http: Server, port: number, host: string): Promise<net.Server[]> {
  const credentials = net.createServer((socket) => http.emit("connection", socket));
  try {
    await opened(credentials, port, host);
    return [credentials];
  } catch (error) {
    if (["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf((error as Error).cause))) return [];
    await new Promise((resolve) => http.close(resolve));
    throw error;
  }
}

function opened(server: net.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(new Error(problem(codeOf(cause), port, host, cause), { cause })));
    server.listen(port, host, () => resolve((server.address() as net.AddressInfo).port));
  });
}

function problem(code: string, port: number, host: string, cause: Error): string {
  const known: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken: something else, perhaps another copy of Plenary, listens on it. Stop that, or set PORT to another number.`,
    EACCES: `Port ${port} may not be opened by this account. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to one that is.`,
    ENOTFOUND: `${host} is not known as the name of a machine. Set HOST to an address of this one.`,
  };
  return known[code] ?? `The server cannot listen on ${host}, port ${port}: ${cause.message}`;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException | undefined)?.code);
}

/** The connections that carry requests. An upgraded one is closed by its room; the server does not wait for it. */
function remembered(http: Server): Set<net.Socket> {
  const sockets = new Set<net.Socket>();
  http.on("connection", (socket: net.Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  http.on("upgrade", ({ socket }) => sockets.delete(socket));
  return sockets;
}

/** Less than the promised five seconds, because the last connections still have to be closed. */
const PATIENCE = 4_500;

async function shut(http: Server, listeners: net.Server[], sockets: Set<net.Socket>): Promise<void> {
  for (const credentials of listeners) credentials.close();
  // A kept-alive connection becomes idle only when its last answer is sent.
  for (const end = Date.now() + PATIENCE; sockets.size && Date.now() < end; await pause(20))
    http.closeIdleConnections();
  for (const socket of sockets) socket.destroy();
}
