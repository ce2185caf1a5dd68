/**
 * The smallest load balancer: each connection goes to the next server that answers. Sockets of the texts are counted
 * separately, so that two people who connect one after the other are at different servers.
 */
import { once } from "node:events";
import net from "node:net";

export interface RoundRobin {
  address: string;
  /** The ports of the servers to which the sockets of the texts are connected now, in the order in which they came. */
  sockets(): number[];
  close(): void;
}

export async function roundRobin(ports: readonly number[], port = 0): Promise<RoundRobin> {
  const turns = { pages: 0, texts: 0 };
  const open = new Set<net.Socket>();
  const sockets = new Map<net.Socket, number>();

  function pass(client: net.Socket): void {
    open.add(client);
    client.on("error", () => client.destroy()).once("close", () => open.delete(client));
    client.once("data", (first: Buffer) => {
      client.pause();
      const which = first.toString("latin1", 0, 12) === "GET /collab/" ? "texts" : "pages";
      ask(client, first, which, ports.length);
    });
  }

  function ask(client: net.Socket, first: Buffer, which: keyof typeof turns, tries: number): void {
    if (!tries) return void client.destroy();
    const to = ports[turns[which]++ % ports.length] as number;
    const server = net.connect(to, "127.0.0.1");
    const next = () => ask(client, first, which, tries - 1);
    server.once("error", next);
    server.once("connect", () => {
      server.off("error", next).on("error", () => client.destroy());
      if (which === "texts") sockets.set(client, to);
      client.once("close", () => {
        sockets.delete(client);
        server.destroy();
      });
      server.write(first);
      client.pipe(server).pipe(client);
    });
  }

  const entrance = net.createServer(pass).listen(port, "127.0.0.1");
  await once(entrance, "listening");
  return {
    address: `http://localhost:${(entrance.address() as net.AddressInfo).port}`,
    sockets: () => [...sockets.values()],
    close() {
      for (const client of open) client.destroy();
      entrance.close();
    },
  };
}
