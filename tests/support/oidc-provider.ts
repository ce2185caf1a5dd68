/**
 * A ministry's sign-in: a small OpenID Connect provider on loopback that at once lets in the person the test chose,
 * checks client, code, PKCE and address as a real one does, and can be set to lie.
 */
import { createHash, randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface Identity {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

export interface OidcProvider {
  issuer: string;
  /** The person who signs in at the provider next. */
  visitor: Identity;
  /** For a provider that lies: claims that replace the right ones, and a key that it never published. */
  lie: { claims?: Record<string, unknown>; key?: boolean };
  close(): Promise<void>;
}

export const CLIENT = { clientId: "plenary", clientSecret: "a secret of the tests' provider" };

export async function oidcProvider(port = 0): Promise<OidcProvider> {
  const [keys, others] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "ES256", use: "sig" };
  const values = new Map<string, URLSearchParams & { who?: Identity }>();
  const server = http.createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider: OidcProvider = {
    issuer,
    visitor: { sub: "nobody" },
    lie: {},
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", issuer);
    const json = (body: object, status = 200) =>
      res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") return void json(CONFIGURATION(issuer));
    if (url.pathname === "/keys") return void json({ keys: [jwk] });
    if (url.pathname === "/authorize") {
      const code = randomUUID();
      values.set(code, Object.assign(url.searchParams, { who: provider.visitor }));
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      return void res.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === "/token") return void token(req, json);
    json({ error: "not_found" }, 404);
  }

  async function token(req: http.IncomingMessage, json: (body: object, status?: number) => unknown) {
    const form = new URLSearchParams(await bodyOf(req));
    const asked = values.get(form.get("code") ?? "");
    values.delete(form.get("code") ?? "");
    const [id, secret] = [CLIENT.clientId, CLIENT.clientSecret].map(encodeURIComponent);
    const known = req.headers.authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
    const viewed = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!asked || !known || viewed !== asked.get("code_challenge"))
      return json({ error: "invalid_grant" }, 400);
    if (form.get("redirect_uri") !== asked.get("redirect_uri")) return json({ error: "invalid_grant" }, 400);
    const claims = { ...asked.who, nonce: asked.get("nonce"), iss: issuer, aud: CLIENT.clientId };
    const signed = await new SignJWT({ ...claims, ...provider.lie.claims })
      .setProtectedHeader({ alg: "ES256", kid: "one" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(provider.lie.key ? others.privateKey : keys.privateKey);
    json({ access_token: randomUUID(), token_type: "Bearer", id_token: signed });
  }
  return provider;
}

const CONFIGURATION = (issuer: string) => ({
  ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ["code"],
});

async function bodyOf(req: http.IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of req) body += chunk;
  return body;
}
