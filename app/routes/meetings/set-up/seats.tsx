/** The list of delegations, with JavaScript and without: a delegation in its seat, and the form that changes it. */

import { Button } from "#app/components/Button.tsx";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Choice } from "#app/components/Field.tsx";
import { Name } from "#app/components/Name.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/set-up";
import { Confirmed, CountryChoice, NamesFields } from "./fields.tsx";
import type { DelegationValues, SetUpResult } from "./form.ts";

export type SetUpPage = Route.ComponentProps["loaderData"];
export type Delegation = SetUpPage["delegations"][number];

export function Seat({ delegation, at }: { delegation: Delegation; at: number }) {
  const { t } = useTranslation();
  const { country, called, institutionHere, kind } = delegation;
  return (
    <>
      <span className="seat-number">{at + 1}</span>
      <span className="seat-name">
        <DelegationName country={country} name={called} />
        <span className="muted small">
          <Name>{institutionHere}</Name>
        </span>
      </span>
      <span className="seat-kind muted small">{t(`setUp.kind.${kind}`)}</span>
    </>
  );
}

interface ChangeProps {
  page: SetUpPage;
  delegation: Delegation;
  result: SetUpResult | undefined;
}

/** What was found wrong in the form of this delegation. */
export function wrongAt({ id }: Delegation, result: SetUpResult | undefined): readonly string[] {
  return result?.intent === "rename" && result.at === id ? result.wrong : [];
}

export function ChangeForm({ page, delegation, result }: ChangeProps) {
  const { t } = useTranslation();
  const wrong = wrongAt(delegation, result);
  return (
    <form method="post" action="#said" className="set-up-form" noValidate>
      <input type="hidden" name="at" value={delegation.id} />
      <DelegationFields
        page={page}
        values={(wrong.length && result?.delegation) || delegation}
        wrong={wrong}
      />
      <div className="row">
        <Button size="small" name="intent" value="rename">
          {t("setUp.keep")}
        </Button>
        {delegation.seats.length ? null : (
          <Confirmed what={t("setUp.remove")} intent="remove">
            <p>{t("setUp.removeHint", { name: delegation.called })}</p>
          </Confirmed>
        )}
      </div>
    </form>
  );
}

const KINDS = ["member", "guest", "partner"] as const;

export function DelegationFields({
  page,
  values,
  wrong,
}: {
  page: SetUpPage;
  values?: DelegationValues | null;
  wrong: readonly string[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <div className="fields">
        <Choice label={t("setUp.sitsAs")} name="kind" defaultValue={values?.kind ?? "member"}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`setUp.kind.${kind}`)}
            </option>
          ))}
        </Choice>
        <CountryChoice
          label={t("setUp.country")}
          name="country"
          countries={page.lists.countries}
          value={values?.country ?? ""}
          none={t("setUp.organisation")}
        />
      </div>
      <NamesFields
        legend={t("setUp.organisationName")}
        hint={t("setUp.organisationHint")}
        name="name"
        languages={page.spoken}
        values={values?.names}
        error={wrong.includes("name") ? t("setUp.wrong.organisation") : undefined}
      />
      <NamesFields
        legend={t("setUp.institution")}
        name="institution"
        languages={page.spoken}
        values={values?.institution}
        error={wrong.includes("institution") ? t("setUp.wrong.institution") : undefined}
      />
    </>
  );
}
