/**
 * Who signed and who did not, in seat order, as the record names them: country, signatory, exact title, day, and how.
 */

import { DelegationName } from "#app/components/DelegationName.tsx";
import { Name } from "#app/components/Name.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { SignatoryView } from "./edition-view.ts";

export function Signatories({ signatories }: { signatories: readonly SignatoryView[] }) {
  const { t } = useTranslation();
  const before = signatories.filter((one) => one.status !== "acceded");
  const after = signatories.filter((one) => one.status === "acceded");
  const signed = before.some((one) => one.signature);
  return (
    <section className="signatories" aria-labelledby="signatories">
      <h2 id="signatories">{t(signed ? "edition.signatories" : "edition.tookPart")}</h2>
      <List of={before} />
      {after.length ? (
        <>
          <h2>{t("edition.acceded")}</h2>
          <List of={after} />
        </>
      ) : null}
    </section>
  );
}

function List({ of }: { of: readonly SignatoryView[] }) {
  return (
    <ol className="plain-list">
      {of.map((one) => (
        <li key={`${one.delegation} ${one.status}`} className="signature" data-status={one.status}>
          <p className="signature-party">
            <DelegationName country={one.country} name={one.party} />
          </p>
          <Signed one={one} />
        </li>
      ))}
    </ol>
  );
}

function Signed({ one: { status, signature, reason, institution } }: { one: SignatoryView }) {
  const { t } = useTranslation();
  if (!signature)
    return (
      <>
        <p>
          <Name>{institution}</Name>
        </p>
        {status === "refused" || status === "unsigned" ? (
          <p className="signature-none">
            {status === "refused" ? t("edition.refused", { reason }) : t("edition.unsigned")}
          </p>
        ) : null}
      </>
    );
  return (
    <>
      <p className="signature-name" lang={signature.tag}>
        <Name>{signature.signatory}</Name>
      </p>
      <p className="signature-title" lang={signature.tag}>
        <Name>{signature.title}</Name>
      </p>
      <p className="signature-day">
        {t(status === "acceded" ? "edition.accededOn" : "edition.signedOn", { day: signature.day })}
        {signature.place ? `, ${signature.place}` : null}
      </p>
      <More signature={signature} />
    </>
  );
}

function More({ signature }: { signature: NonNullable<SignatoryView["signature"]> }) {
  const { t } = useTranslation();
  const { authority, languages, referred, confirmed, passkey } = signature;
  const more = [
    languages && t("edition.inLanguages", { languages }),
    authority && t("edition.deputy", { authority }),
    referred && t("edition.referred"),
    confirmed && t("edition.confirmed", confirmed),
    passkey && t("edition.passkey"),
  ].filter((words): words is string => Boolean(words));
  return more.map((words) => (
    <p key={words} className="signature-day">
      {words}
    </p>
  ));
}
