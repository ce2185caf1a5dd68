/** The history of a clause: who did what and when, newest first. Any two versions can be compared, and one restored. */
import { Trans } from "react-i18next";
import { Link } from "react-router";
import { Flag } from "#app/components/Flag.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { ChangeOfText } from "#app/presenters/change.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { ClausePage, VersionView } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  page: ClausePage;
  /** Only where the editor is open and may write. */
  onRestore?: ((version: VersionView) => void) | undefined;
}

/** If fewer changes are not in a version yet, they will be before anybody has read this notice. */
const WORTH_SAYING = 200;

export function Versions({ page, onRestore }: Props) {
  const { t } = useTranslation();
  const { versions, unfolded } = page;
  return (
    <>
      {unfolded > WORTH_SAYING ? <p className="muted">{t("history.unfolded", { count: unfolded })}</p> : null}
      {versions.length ? null : <p className="muted">{t("editor.versions.none")}</p>}
      {versions.length > 1 ? <CompareForm page={page} /> : null}
      <ol className="versions">
        {versions.map((version, at) => (
          <Version key={version.number} {...{ page, version }}>
            {onRestore && (at > 0 || page.deleted) ? (
              <button
                type="button"
                className="button button-quiet button-small"
                onClick={() => onRestore(version)}
              >
                {t("history.restore")}
                <span className="visually-hidden"> {t("editor.versions.number", { n: version.number })}</span>
              </button>
            ) : null}
          </Version>
        ))}
      </ol>
    </>
  );
}

/** A plain form: the page that it asks for works without JavaScript and has an address that can be shared. */
function CompareForm({ page: { text, clause, versions, compared } }: Pick<Props, "page">) {
  const { t } = useTranslation();
  const [newest, before] = versions;
  const choice = (name: "version" | "against", chosen: number | undefined) => (
    <label>
      <span>{t(`history.${name}`)}</span>
      <select name={name} defaultValue={chosen} key={chosen}>
        {versions.map(({ number }) => (
          <option key={number} value={number}>
            {t("editor.versions.number", { n: number })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form method="get" action={`/texts/${text.id}/clauses/${clause}`} className="compare-versions no-print">
      {choice("version", compared?.version ?? newest?.number)}
      {choice("against", compared?.against ?? before?.number)}
      <button type="submit" className="button button-quiet button-small">
        {t("compare.compare")}
      </button>
    </form>
  );
}

interface VersionProps {
  page: ClausePage;
  version: VersionView;
  children: React.ReactNode;
}

function Version({ page, version, children }: VersionProps) {
  const { t } = useTranslation();
  const { number, people, at, when, calledThen, cause, change } = version;
  return (
    <li className="version">
      <p className="version-head">
        <span className="version-number">{t("editor.versions.number", { n: number })}</span>
        <time dateTime={at}>{when}</time>
      </p>
      <p className="version-by">
        {version.by.length ? <By version={version} delegations={page.delegations} /> : null}
        {people.length ? <span className="muted">{people.filter(Boolean).join(", ")}</span> : null}
      </p>
      <p className="version-cause">
        <CauseInWords version={version} text={page.text.id} />
        {calledThen ? <span className="muted">{t("history.then", { name: calledThen })}</span> : null}
      </p>
      <ChangeView change={change} language={page.text.language} plain={cause === "seeded" && number === 1} />
      {children}
    </li>
  );
}

/** The differences. `plain` shows the first version as plain words, not as an addition. */
export function ChangeView({
  change,
  language,
  plain = false,
}: {
  change: ChangeOfText;
  language: string;
  plain?: boolean;
}) {
  const { t } = useTranslation();
  const { redline, beside, fields } = change;
  const parts = plain ? redline.map((part) => ({ ...part, change: "same" as const })) : redline;
  return (
    <>
      {beside.map((sentence) => (
        <p key={sentence} className="version-beside">
          {sentence}
        </p>
      ))}
      {redline.length ? (
        <p lang={language} className="version-words">
          <Redline parts={parts} />
        </p>
      ) : (
        <p className="muted">{t("editor.versions.empty")}</p>
      )}
      {fields.map((field) => (
        <p key={field.name} className="version-beside">
          <span className="muted">{t(`actionField.${field.name}`)}</span>{" "}
          <span lang={language}>
            <Redline
              parts={plain ? field.parts.map((part) => ({ ...part, change: "same" as const })) : field.parts}
            />
          </span>
        </p>
      ))}
    </>
  );
}

function CauseInWords({ version, text }: { version: VersionView; text: string }) {
  const { t } = useTranslation();
  const { cause, other, restored, number } = version;
  if (other) {
    const key = cause === "split" && number === 1 ? "splitOff" : cause === "deleted" ? "mergedAway" : cause;
    if (key === "split" || key === "splitOff" || key === "merged" || key === "mergedAway")
      return (
        <span>
          <Trans
            i18nKey={`history.cause.${key}`}
            values={{ clause: other.name }}
            components={{ way: <Link to={`/texts/${text}/clauses/${other.id}`} /> }}
          />
        </span>
      );
  }
  if (cause === "restored") return <span>{t("history.cause.restored", { n: restored })}</span>;
  if (cause === "split" || cause === "merged") return <span>{t("history.cause.typed")}</span>;
  return <span>{t(`history.cause.${cause}`)}</span>;
}

function By({ version, delegations }: { version: VersionView; delegations: DelegationView[] }) {
  const { t } = useTranslation();
  return version.by.map((id) => {
    const delegationView = delegations.find((one) => one.id === id);
    return (
      <span key={id} className="party">
        {delegationView ? <Flag country={delegationView.country} name={delegationView.name} /> : null}
        <span>{delegationView?.name ?? t("editor.bureau")}</span>
      </span>
    );
  });
}
