/** Says for a while what was decided about clauses since the page was last asked for: to who looks and to who listens. */
import { useEffect, useState } from "react";
import { useTranslation } from "../../words/use-translation.ts";
import type { Drawn } from "../drawing.ts";
import type { TextPage } from "../page.ts";
import { useClauseName } from "../use-clause-name.ts";
import { changedStandings } from "./status.ts";
import { useStandingWords } from "./use-standings.ts";

const SAID_MS = 6_000;

export function StandingNews({ page, clauses }: { page: TextPage; clauses: readonly Drawn[] }) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const wordsOf = useStandingWords(page);
  const { standings } = page.negotiation;
  const [known, setKnown] = useState(standings);
  const [changed, setChanged] = useState<readonly string[]>([]);
  if (known !== standings) {
    const news = changedStandings(known, standings);
    setKnown(standings);
    if (news.length) setChanged(news);
  }
  useEffect(() => {
    if (!changed.length) return;
    const timer = setTimeout(setChanged, SAID_MS, []);
    return () => clearTimeout(timer);
  }, [changed]);
  return (
    <div role="status" className="standing-news">
      {clauses
        .filter(({ id }) => changed.includes(id))
        .map((clause) => {
          const standing = standings[clause.id];
          const words = standing ? wordsOf(standing) : t("clauseStanding.openAgain");
          return <p key={clause.id}>{t("clauseStanding.news", { name: nameOf(clause), words })}</p>;
        })}
    </div>
  );
}
