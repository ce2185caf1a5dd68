/** The delegations in the browser, in seat order: moved to another seat by mouse, finger, keys or buttons. */
import { InDialog } from "#app/components/aria/InDialog.tsx";
import { Sortable } from "#app/components/aria/Sortable.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { SetUpResult } from "./form.ts";
import { ChangeForm, type Delegation, Seat, type SetUpPage } from "./seats.tsx";

interface Props {
  page: SetUpPage;
  result: SetUpResult | undefined;
  seated: readonly Delegation[];
  onOrder(ids: string[], moved: Delegation): void;
}

export function SeatGrid({ page, result, seated, onOrder }: Props) {
  const { t } = useTranslation();
  return (
    <Sortable
      label={t("setUp.delegations")}
      items={seated}
      nameOf={({ called }) => called}
      up={({ called }) => t("setUp.up", { name: called })}
      down={({ called }) => t("setUp.down", { name: called })}
      line={(one, at) => <Seat delegation={one} at={at} />}
      tools={(one) => (
        <InDialog
          button={t("setUp.changeShort")}
          title={t("setUp.change", { name: one.called })}
          close={t("setUp.leave")}
        >
          <ChangeForm page={page} delegation={one} result={result} />
        </InDialog>
      )}
      onOrder={onOrder}
    />
  );
}
