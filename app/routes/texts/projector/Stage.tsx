/**
 * What the projector shows: the name of the clause, its status, its words with their brackets, what is proposed on it.
 */
import { useEffect, useRef } from "react";
import { Flag } from "#app/components/Flag.tsx";
import { Redline } from "#app/components/Redline.tsx";
import { Looks } from "#app/components/TextMarks.tsx";
import { StatusSign } from "#app/editor/status/StatusSign.tsx";
import type { ProjectorAmendment, ProjectorClause, ProjectorView } from "#app/presenters/projector-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { bracketed } from "./bracketed.ts";
import { useFit } from "./use-fit.ts";

interface Props {
  room: ProjectorView;
  clause: ProjectorClause;
}

/** Of the height of the screen: two lines of a title fill it, a long paragraph is far below. */
const LARGEST = 0.14;

export function Stage({ room, clause }: Props) {
  return (
    <>
      <Head room={room} clause={clause} />
      {room.view === "text" ? <WholeText room={room} /> : <OneClause room={room} clause={clause} />}
    </>
  );
}

function Head({ room, clause }: Props) {
  const { t } = useTranslation();
  const { brackets, amendments } = clause;
  return (
    <div className="room-head">
      <h1>{clause.name}</h1>
      <p className="room-standing" data-status={clause.status}>
        <StatusSign status={clause.status} />
        {clause.state}
      </p>
      {brackets ? <p>{t("room.brackets", { count: brackets })}</p> : null}
      {amendments.length ? <p>{t("room.amendments", { count: amendments.length })}</p> : null}
      <p className="room-place">{t("room.clause", { at: room.at + 1, of: room.clauses.length })}</p>
      <p className="visually-hidden" role="status">
        {t("room.shows", { name: clause.name })}
      </p>
    </div>
  );
}

function OneClause({ room, clause }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useFit(place, LARGEST, room);
  const reply = clause.amendments;
  return (
    <div className="room-stage" ref={place}>
      {room.gone ? <p className="room-gone">{t("room.gone")}</p> : null}
      <div className="room-clause" lang={room.text.language} data-kind={clause.drawn.kind}>
        <ClauseWords clause={clause} named />
      </div>
      {reply.length ? (
        <ul className="room-amendments" aria-label={t("room.amendmentsTitle")}>
          {reply.map((one) => (
            <Proposed
              key={one.id}
              amendment={one}
              whole={room.view === "amendments"}
              language={room.text.language}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Proposed({
  amendment,
  whole,
  language,
}: {
  amendment: ProjectorAmendment;
  whole: boolean;
  language: string;
}) {
  const { t } = useTranslation();
  const { by, what, sponsors, change } = amendment;
  return (
    <li>
      <p className="room-proposed">
        {by ? <Flag country={by.country} name={by.name} /> : null}
        <strong>{by?.name ?? t("amendments.nobody")}</strong>
        <span>{what}</span>
        {sponsors ? <span className="room-sponsors">{t("room.sponsors", { names: sponsors })}</span> : null}
      </p>
      {whole ? (
        <p lang={language}>
          <Redline parts={change.redline} />
        </p>
      ) : null}
    </li>
  );
}

function WholeText({ room }: { room: ProjectorView }) {
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves when the wall is turned.
  useEffect(() => {
    current.current?.scrollIntoView({ block: "center" });
  }, [room.at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
    <section className="room-whole" tabIndex={0} aria-label={room.text.title}>
      <ul lang={room.text.language}>
        {room.clauses.map((clause, at) => (
          <li
            key={clause.id}
            ref={at === room.at ? current : undefined}
            aria-current={at === room.at ? "true" : undefined}
            data-kind={clause.drawn.kind}
          >
            <StatusSign status={clause.status} />
            <ClauseWords clause={clause} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `named`: its label stands above already. */
function ClauseWords({ clause, named }: { clause: ProjectorClause; named?: boolean }) {
  const { label, runs, ending, fields } = clause.drawn;
  const { t, i18n } = useTranslation();
  return (
    <div className="room-words">
      <p>
        {label && !named ? <span className="room-label">{label}</span> : null}
        {bracketed(runs).map(({ runs: some, depth }, at) =>
          depth ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity and never move.
            <span key={at} className="room-bracketed">
              <Looks runs={some} />
            </span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Looks key={at} runs={some} />
          ),
        )}
        {ending}
      </p>
      {fields.length ? (
        <dl className="room-fields">
          {fields.map(({ name, value }) => (
            <div key={name}>
              <dt lang={i18n.language}>{t(`actionField.${name}`)}</dt>
              <dd>{name === "scope" ? t(`actionScope.${value as "regional" | "national"}`) : value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
