/** What was adopted, as an Atom feed (RFC 4287): a corrigendum is a further entry of the same text. */
import { services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/feed";
import { openly, xml } from "./xml.ts";

/** Enough for programs that ask once a month. */
const NEWEST = 50;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { origin } = new URL(request.url);
  const t = wordsOf(context).t;
  const { pick, day } = formatsFor(languageOf(context));
  const texts = (await context.get(services).queries.published()).slice(0, NEWEST);
  const entries = texts.map((text) => {
    const address = xml(`${origin}/editions/${text.slug}`);
    const facts = { kind: t(`textKind.${text.kind}`), place: pick(text.place), day: day(text.date) };
    return `<entry>
  <id>${address}/${text.number}</id>
  <title>${xml(text.title)}</title>
  <link rel="alternate" type="text/html" href="${address}"/>
  <link rel="enclosure" type="application/zip" href="${address}.zip"/>
  <published>${text.at}</published>
  <updated>${text.at}</updated>
  <author><name>${xml(pick(text.occasion.forum))}</name></author>
  <summary>${xml(t("edition.adoptedAt", facts))}</summary>
</entry>`;
  });
  const updated = texts[0]?.at ?? "1970-01-01T00:00:00.000Z";
  const head = `<id>${xml(origin)}/</id>
<title>${xml(t("shell.pageTitle", { title: t("home.title") }))}</title>
<link rel="self" type="application/atom+xml" href="${xml(origin)}/feed.xml"/>
<link rel="alternate" type="text/html" href="${xml(origin)}/"/>
<updated>${updated}</updated>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageOf(context)}">`;
  return openly(
    `<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n${[head, ...entries].join("\n")}\n</feed>\n`,
    "application/atom+xml",
    "Accept-Language, Cookie",
  );
}
