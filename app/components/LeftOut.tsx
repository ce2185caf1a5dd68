/** Says that a part of a text could not be read, so that nobody takes the rest for the whole text. */
import { useTranslation } from "#words/use-translation.ts";
import { Notice } from "./Notice.tsx";

export function LeftOut({ count }: { count: number | undefined }) {
  const { t } = useTranslation();
  return count ? <Notice tone="warn">{t("text.leftOut", { count })}</Notice> : null;
}
