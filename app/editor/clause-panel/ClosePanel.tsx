/** The cross in the corner of a panel. */
import { useTranslation } from "#words/use-translation.ts";

export function ClosePanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="tool"
      aria-label={t("editor.closePanel")}
      title={t("editor.closePanel")}
      onClick={onClose}
    >
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      >
        <path d="m4 4 8 8M12 4l-8 8" />
      </svg>
    </button>
  );
}
