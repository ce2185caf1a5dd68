/** The site as WebAuthn knows it: keys are bound to its name, and to the address that its pages have in the browser. */

export interface RequestSite {
  origin: string;
  rpId: string;
}

export function siteOf(request: Request): RequestSite {
  const { origin, hostname } = new URL(request.headers.get("origin") ?? request.url);
  return { origin, rpId: hostname };
}
