/**
 * An adopted text for programs: schema.org's Legislation, in JSON-LD. It is inside the page, so no character in it may
 * end the script.
 */
import type { EditionView } from "./edition-view.ts";

export function jsonLd(page: EditionView, origin: string): string {
  const address = `${origin}/editions/${page.slug}`;
  const parties = page.signatories.filter((one) => one.signature);
  const facts = {
    "@context": "https://schema.org",
    "@type": "Legislation",
    "@id": address,
    url: `${address}/${page.number}`,
    name: page.title,
    legislationType: page.kind,
    legislationDate: page.date,
    inLanguage: page.languages.map(({ tag }) => tag),
    version: page.number,
    identifier: page.languages.map(({ hash }) => `sha256:${hash}`),
    legislationPassedBy: { "@type": "Organization", name: page.forum.name, url: origin + page.forum.address },
    legislationResponsible: parties.map(({ party, institution }) => ({
      "@type": "Organization",
      name: institution,
      areaServed: party,
    })),
    locationCreated: { "@type": "Place", name: page.place },
    encoding: [
      { "@type": "MediaObject", encodingFormat: "application/json", contentUrl: `${address}.json` },
      { "@type": "MediaObject", encodingFormat: "application/zip", contentUrl: `${address}.zip` },
    ],
  };
  return JSON.stringify(facts).replaceAll("<", "\\u003c");
}
