/** Who signed, in seat order, as the record names them: country, signatory, exact title, day. */
import { useTranslation } from "react-i18next";
import { PartyName } from "../components/PartyName.tsx";

export interface Signatory {
  delegation: string;
  country: string | null;
  /** The country or organisation in the reader's language. */
  party: string;
  signatory: string;
  title: string;
  day: string;
}

export function Signatories({
  signatories,
  language,
}: {
  signatories: readonly Signatory[];
  language: string;
}) {
  const { t } = useTranslation();
  return (
    <section className="signatories" aria-labelledby="signatories">
      <h2 id="signatories">{t("edition.signatories")}</h2>
      <ol className="plain-list">
        {signatories.map((one) => (
          <li key={one.delegation} className="signature">
            <p className="signature-party">
              <PartyName country={one.country} name={one.party} />
            </p>
            <p className="signature-name" lang={language}>
              {one.signatory}
            </p>
            <p className="signature-title" lang={language}>
              {one.title}
            </p>
            <p className="signature-day">{t("edition.signedOn", { day: one.day })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
