/** One signature: name and exact title, in which language, in what capacity, whether it waits for its confirmation. */
import { Name } from "#app/components/Name.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

type SignatureView = DecisionView["rows"][number]["signatures"][number];

interface Props {
  signature: SignatureView;
  /** The only one of its delegation: its language needs no saying. */
  alone: boolean;
}

export function SignatureLine({ signature, alone }: Props) {
  const { t } = useTranslation();
  const { signatory, title, authority, referred, confirmed, passkey, place, date } = signature;
  const more = [
    authority && t("deciding.deputy", { authority }),
    referred && t("deciding.referred"),
    confirmed && t("deciding.confirmedBy", { by: confirmed }),
    passkey && t("deciding.withPasskey"),
    place && date ? t("deciding.doneAt", { place, date }) : place || date,
  ].filter((one): one is string => Boolean(one));
  return (
    <div className="small">
      {alone ? (
        <>
          <Name>{signatory}</Name>, <Name>{title}</Name>
        </>
      ) : (
        t("deciding.inLanguage", signature)
      )}
      {more.map((one) => (
        <div key={one} className="muted">
          {one}
        </div>
      ))}
    </div>
  );
}
