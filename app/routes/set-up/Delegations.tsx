/** The table: delegations in seat order, which is set by dragging, by buttons and by keys, and never by the alphabet. */
import { type DragEvent, useRef, useState } from "react";
import { useSubmit } from "react-router";
import { Button } from "../../components/Button.tsx";
import { Choice } from "../../components/Field.tsx";
import { PartyName } from "../../components/PartyName.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import type { Route } from "./+types/desk";
import { Confirmed, CountryChoice, NamesFields } from "./fields.tsx";
import type { Came, DelegationValues } from "./form.ts";

type Page = Route.ComponentProps["loaderData"];
type Delegation = Page["delegations"][number];

export function Delegations({ page, came }: { page: Page; came: Came | undefined }) {
  const { t } = useTranslation();
  const { over, handle } = useDragged(page.delegations.map(({ id }) => id));
  return (
    <section aria-labelledby="delegations">
      <h2 id="delegations">{t("setUp.delegations")}</h2>
      <p className="muted">{t(page.delegations.length ? "setUp.orderHint" : "setUp.noDelegations")}</p>
      <ol className="plain-list seat-order">
        {page.delegations.map((one, at) => (
          <li key={one.id} className="card" data-over={over === one.id || undefined} {...handle(one.id)}>
            <div className="seat-row">
              <span className="seat-number">{at + 1}</span>
              <span className="seat-name">
                <PartyName country={one.country} name={one.called} />
                <span className="muted small">{one.institutionHere}</span>
              </span>
              <span className="muted small">{t(`setUp.kind.${one.kind}`)}</span>
              <Move page={page} at={at} />
            </div>
            <Change page={page} delegation={one} came={came} />
          </li>
        ))}
      </ol>
      <details className="card" open={came?.intent === "add"}>
        <summary className="button button-quiet">{t("setUp.addDelegation")}</summary>
        <form method="post" action="#said" className="set-up-form" noValidate>
          <DelegationFields
            page={page}
            values={came?.intent === "add" ? came.delegation : null}
            wrong={came?.intent === "add" ? came.wrong : []}
          />
          <Button name="intent" value="add">
            {t("setUp.addDelegation")}
          </Button>
        </form>
      </details>
    </section>
  );
}

/** One step towards either end: plain forms, which carry the whole order, so that an older page is found out. */
function Move({ page, at }: { page: Page; at: number }) {
  const { t } = useTranslation();
  const ids = page.delegations.map(({ id }) => id);
  const name = page.delegations[at]?.called ?? "";
  const ways = [
    ["up", at - 1],
    ["down", at + 1],
  ] as const;
  return (
    <form method="post" className="row">
      <input type="hidden" name="intent" value="order" />
      {ways.map(([way, to]) => (
        <button
          key={way}
          type="submit"
          className="button button-quiet button-small"
          name="order"
          value={moved(ids, at, to).join(" ")}
          disabled={to < 0 || to >= ids.length}
          aria-label={t(`setUp.${way}`, { name })}
        >
          <span aria-hidden="true">{way === "up" ? "↑" : "↓"}</span>
        </button>
      ))}
    </form>
  );
}

function moved(ids: readonly string[], from: number, to: number): string[] {
  const order = [...ids];
  const [one] = order.splice(from, 1);
  if (one) order.splice(to, 0, one);
  return order;
}

/** A delegation that is dropped on another takes its place. */
function useDragged(ids: readonly string[]) {
  const submit = useSubmit();
  const dragged = useRef<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const drop = (on: string) => {
    const [from, to] = [ids.indexOf(dragged.current ?? ""), ids.indexOf(on)];
    setOver(null);
    if (from < 0 || from === to) return;
    void submit({ intent: "order", order: moved(ids, from, to).join(" ") }, { method: "post" });
  };
  const handle = (id: string) => ({
    draggable: true,
    onDragStart: () => {
      dragged.current = id;
    },
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(id);
    },
    onDragEnd: () => setOver(null),
    onDrop: () => drop(id),
  });
  return { over, handle };
}

function Change({ page, delegation, came }: { page: Page; delegation: Delegation; came: Came | undefined }) {
  const { t } = useTranslation();
  const wrong = came?.intent === "rename" && came.at === delegation.id ? came.wrong : [];
  return (
    <details className="seat-change" open={wrong.length > 0}>
      <summary className="small">{t("setUp.change", { name: delegation.called })}</summary>
      <form method="post" action="#said" className="set-up-form" noValidate>
        <input type="hidden" name="at" value={delegation.id} />
        <DelegationFields
          page={page}
          values={(wrong.length && came?.delegation) || delegation}
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
    </details>
  );
}

const KINDS = ["member", "guest", "partner"] as const;

function DelegationFields({
  page,
  values,
  wrong,
}: {
  page: Page;
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
