/**
 * The same installation behind a proxy, which can give the service worker of another build from a given moment. A
 * browser sees only the proxy. Sockets are not passed on.
 */
import http from "node:http";
import { buffer } from "node:stream/consumers";

export interface NextBuild {
  address: string;
  /** From now on the service worker has this build name, and lacks one file of the old build. */
  begin(name: string, without: string): void;
  close(): void;
}

export async function nextBuild(port: number, installation: number): Promise<NextBuild> {
  let turned = (script: string) => script;
  const entrance = http.createServer(async (req, res) => {
    const { method, url, headers } = req;
    const asked = http.request({ host: "localhost", port: installation, method, path: url, headers });
    asked.on("error", () => res.destroy());
    asked.on("response", async (answer) => {
      const worker = url === "/worker.js";
      const { "content-length": length, ...rest } = answer.headers;
      res.writeHead(answer.statusCode ?? 502, worker ? rest : answer.headers);
      if (worker) res.end(turned((await buffer(answer)).toString()));
      else answer.pipe(res);
    });
    if (url === "/worker.js") {
      asked.removeHeader("accept-encoding");
      asked.removeHeader("if-none-match");
    }
    req.pipe(asked);
  });
  await new Promise<void>((done) => entrance.listen(port, "localhost", done));
  return {
    address: `http://localhost:${port}`,
    begin(name, without) {
      turned = (script) => {
        const [, old = ""] = /plenary:frame:([0-9a-f]{12})/.exec(script) ?? [];
        return script.replaceAll(old, name).replaceAll(without, "/assets/of-the-next-build.svg");
      };
    },
    close: () => void entrance.close(),
  };
}
