/**
 * What whoever presides or is asked can do on the board, as plain forms. Each carries the hash that its reader saw, so
 * that nobody signs or adopts other words.
 */
import { useTranslation } from "react-i18next";
import type { Phase } from "#domain/life/index.ts";
import type { Deed } from "#domain/rights/index.ts";
import type { Standing } from "#domain/signoff/index.ts";
import { Button } from "../components/Button.tsx";
import { Area, Field } from "../components/Field.tsx";
import { Hash } from "../components/Hash.tsx";
import { Notice } from "../components/Notice.tsx";

export interface DecisionFacts {
  text: { phase: Phase };
  may: Record<Deed, boolean>;
  /** Where the reader's delegation stands, if it is asked. */
  mine: Standing | null;
  draft: { hash: string } | null;
  /** Signatures that are still missing. */
  missing: number;
  brackets: number;
}

/** What was typed into a form that was refused. */
type Given = Record<string, string>;

/** What this reader may do now. Nothing is offered that would be refused. */
export function Deeds({ page, given, failed }: { page: DecisionFacts; given: Given; failed?: string }) {
  const { may, text, draft, mine, missing, brackets } = page;
  const { phase } = text;
  const reason = (intent: string) => ({ given: given.reason, open: failed === intent });
  if (phase.name === "preparing") return may["open-drafting"] ? <OpenDrafting /> : null;
  if (phase.name === "drafting")
    return (
      <div className="deeds">
        {may["open-signing"] && draft ? <OpenSigning hash={draft.hash} brackets={brackets} /> : null}
        {may["hand-pen"] ? <Pen pen={phase.pen} /> : null}
        {may.withdraw ? <WithReason intent="withdraw" {...reason("withdraw")} /> : null}
      </div>
    );
  if (phase.name !== "signing") return null;
  return (
    <div className="deeds">
      {may.sign && mine === "awaiting" ? (
        <Sign hash={phase.hash} given={failed === "sign" ? given : {}} />
      ) : null}
      {may.refuse && mine === "awaiting" ? (
        <WithReason intent="refuse" hash={phase.hash} {...reason("refuse")} />
      ) : null}
      {may.adopt ? <Adopt hash={phase.hash} missing={missing} /> : null}
      {may.reopen ? <WithReason intent="reopen" {...reason("reopen")} /> : null}
      {may.withdraw ? <WithReason intent="withdraw" {...reason("withdraw")} /> : null}
    </div>
  );
}

function OpenDrafting() {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.openDrafting")}</h2>
      <p>{t("decision.openDraftingHint")}</p>
      <Button name="intent" value="open-drafting">
        {t("decision.openDrafting")}
      </Button>
    </form>
  );
}

function OpenSigning({ hash, brackets }: { hash: string; brackets: number }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.openSigning")}</h2>
      <p>{t("decision.openSigningHint")}</p>
      {brackets ? (
        <Notice tone="warn">
          <p>{t("decision.brackets", { count: brackets })}</p>
        </Notice>
      ) : null}
      <p className="small muted">
        {t("decision.hash")} <Hash hash={hash} />
      </p>
      <input type="hidden" name="seen" value={hash} />
      <Button name="intent" value="open-signing">
        {t("decision.openSigning")}
      </Button>
    </form>
  );
}

function Sign({ hash, given }: { hash: string; given: Given }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card" id="sign">
      <h2>{t("decision.sign")}</h2>
      <p>{t("decision.signHint")}</p>
      <Field
        label={t("decision.signatory")}
        hint={t("decision.signatoryHint")}
        name="signatory"
        required
        maxLength={300}
        autoComplete="name"
        defaultValue={given.signatory}
      />
      <Field
        label={t("decision.title")}
        hint={t("decision.titleHint")}
        name="title"
        required
        maxLength={300}
        autoComplete="organization-title"
        defaultValue={given.title}
      />
      <p className="small muted">
        {t("decision.hash")} <Hash hash={hash} />
      </p>
      <input type="hidden" name="seen" value={hash} />
      <Button name="intent" value="sign">
        {t("decision.sign")}
      </Button>
    </form>
  );
}

function Adopt({ hash, missing }: { hash: string; missing: number }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("decision.adopt")}</h2>
      <p>{missing ? t("decision.missing", { count: missing }) : t("decision.adoptHint")}</p>
      <input type="hidden" name="seen" value={hash} />
      {missing ? null : (
        <Button name="intent" value="adopt">
          {t("decision.adopt")}
        </Button>
      )}
    </form>
  );
}

function Pen({ pen }: { pen: "open" | "chair" }) {
  const { t } = useTranslation();
  const deed = pen === "open" ? "takePen" : "givePen";
  return (
    <form method="post" className="card">
      <h2>{t(`decision.${deed}`)}</h2>
      <p>{t(`decision.${deed}Hint`)}</p>
      <input type="hidden" name="pen" value={pen === "open" ? "chair" : "open"} />
      <Button look="quiet" name="intent" value="hand-pen">
        {t(`decision.${deed}`)}
      </Button>
    </form>
  );
}

interface Reasoned {
  intent: "refuse" | "reopen" | "withdraw";
  hash?: string;
  given?: string;
  open: boolean;
}

/** Deeds that stand on the record with their reason. Folded away: nobody does them by mistake. */
function WithReason({ intent, hash, given, open }: Reasoned) {
  const { t } = useTranslation();
  return (
    <details className="card" open={open}>
      <summary>{t(`decision.${intent}`)}</summary>
      <form method="post">
        {intent === "refuse" ? null : <p>{t(`decision.${intent}Hint`)}</p>}
        <Area
          label={t("decision.reason")}
          hint={t("decision.reasonHint")}
          name="reason"
          required
          maxLength={4000}
          defaultValue={given}
        />
        {hash ? <input type="hidden" name="seen" value={hash} /> : null}
        <Button look="danger" name="intent" value={intent}>
          {t(`decision.${intent}`)}
        </Button>
      </form>
    </details>
  );
}
