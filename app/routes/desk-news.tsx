/** What a person was told of texts and has not seen: a sentence each, with its moment, and one press to have seen all. */
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { Button } from "../components/Button.tsx";
import type { Services } from "../context.ts";
import type { Formats } from "../words/format.ts";
import { useTranslation } from "../words/use-translation.ts";
import { nameOf } from "./versions-shown.ts";

type Matter = DeskPage["news"][number]["matter"];
type DeskPage = Extract<Awaited<ReturnType<Services["queries"]["desk"]>>, { ok: true }>;

/** Told in the time of the meeting at which the text is. */
export function newsShown({ news, meetings }: DeskPage, { moment }: Formats, t: TFunction) {
  const zones = new Map(meetings.flatMap((one) => one.texts.map((text) => [text.id, one.zone])));
  return news.map(({ id, text, title, matter, facts, at }) => {
    const zone = zones.get(text) ?? "UTC";
    const until = facts.until ? moment(facts.until, zone) : "";
    const { clause, reason, number } = facts;
    const about = { clause: clause && nameOf(clause, t), reason, number };
    const where = addressOf(matter, clause?.id);
    return {
      id,
      text,
      title,
      matter,
      where,
      at: moment(at, zone),
      facts: { until, context: facts.left, ...about },
    };
  });
}

/** Behind the address of the text. */
function addressOf(matter: Matter, clause: string | undefined): string {
  if (clause) return `#${clause}`;
  if (matter === "rules-set") return "/rules";
  return matter === "reading-opened" || matter === "amendments-close-set" ? "" : "/decision";
}

export function News({ news }: { news: ReturnType<typeof newsShown> }) {
  const { t } = useTranslation();
  if (!news.length) return null;
  return (
    <section className="awaiting" aria-labelledby="news">
      <h2 id="news">{t("deciding.news")}</h2>
      <ul className="plain-list card matters">
        {news.map((one) => (
          <li key={one.id}>
            <span>
              <Link to={`/texts/${one.text}${one.where}`}>{one.title}</Link>
              {" · "}
              {t(`deciding.matter.${one.matter}`, one.facts)} <span className="muted small">{one.at}</span>
            </span>
          </li>
        ))}
        <li>
          <form method="post" action="/notices">
            <input type="hidden" name="then" value="desk" />
            <Button look="quiet" size="small">
              {t("deciding.newsSeen")}
            </Button>
          </form>
        </li>
      </ul>
    </section>
  );
}
