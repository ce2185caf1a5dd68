/** After the text: its fingerprints, how to cite, verify and save it; and the drafts, where the meeting shows them. */
import { Link } from "react-router";
import { Hash } from "#app/components/Hash.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { EditionView } from "./edition-view.ts";

export interface RecordView extends EditionView {
  /** Absolute. */
  address: string;
  citation: string;
  drafts: { number: number; name: string; at: string }[];
}

export function EditionRecord({ page }: { page: RecordView }) {
  const { t } = useTranslation();
  const { slug, languages, key, signed } = page;
  const hashOf = (language: string) => {
    if (languages.length > 1) return t(signed ? "edition.hashOf" : "edition.hashAdoptedOf", { language });
    return t(signed ? "edition.hash" : "edition.hashAdopted");
  };
  return (
    <section className="edition-record" aria-labelledby="record">
      <h2 id="record">{t("edition.record")}</h2>
      <p>{t("edition.nature")}</p>
      <dl>
        {languages.map(({ tag, name, hash }) => (
          <div key={tag}>
            <dt>{hashOf(name)}</dt>
            <dd>
              <Hash hash={hash} full />
            </dd>
          </div>
        ))}
        {key ? (
          <div>
            <dt>
              <a href="/checkpoints#keys">{t("edition.sealedWith")}</a>
            </dt>
            <dd>
              <Hash hash={key} full />
            </dd>
          </div>
        ) : null}
      </dl>
      <Cite page={page} />
      <p className="row no-print">
        <Link className="button" to={`/editions/${slug}/verify`}>
          {t("edition.verify")}
        </Link>
        <a className="button button-quiet" href={`/editions/${slug}.zip`} download>
          {t("evidence.download")}
        </a>
        <a className="button button-quiet" href={`/editions/${slug}.json`} download>
          {t("edition.json")}
        </a>
        <Link className="button button-quiet" to={`/editions/${slug}/compare`}>
          {t("compare.other")}
        </Link>
        <button type="button" className="button button-quiet needs-script" data-print>
          {t("edition.print")}
        </button>
      </p>
      <Drafts page={page} />
      <script async src="/print.js" />
    </section>
  );
}

function Cite({ page: { citation, address } }: { page: RecordView }) {
  const { t } = useTranslation();
  return (
    <div className="citation">
      <h3>{t("edition.cite")}</h3>
      <p id="citation" className="citation-words">
        {citation}
      </p>
      <p className="small muted">{t("edition.citeClause", { address })}</p>
      <button
        type="button"
        className="button button-quiet button-small needs-script no-print"
        data-copy="citation"
        data-copied={t("actions.copied")}
      >
        {t("edition.citeCopy")}
      </button>
    </div>
  );
}

function Drafts({ page: { drafts, slug } }: { page: RecordView }) {
  const { t } = useTranslation();
  if (!drafts.length) return null;
  return (
    <details className="no-print">
      <summary>{t("edition.drafts")}</summary>
      <p>{t("edition.draftsWhat")}</p>
      <ol>
        {drafts.map(({ number, name, at }) => (
          <li key={number}>
            <Link to={`/editions/${slug}/drafts/${number}`}>{name}</Link> <span className="muted">{at}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
