/** Who sees a discussion, in two or three words; a lock if it is not for everybody. */
import type { ThreadAudience } from "#domain/comments/index.ts";
import { useTranslation } from "#words/use-translation.ts";

export function AudienceBadge({
  threadAudience: { delegation, audience },
}: {
  threadAudience: ThreadAudience;
}) {
  const { t } = useTranslation();
  const bureau = delegation === null && audience === "delegation";
  return (
    <span className="circle" data-audience={audience}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {audience === "table" ? (
          <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM1.5 8h13M8 1.5c4 4 4 9 0 13M8 1.5c-4 4-4 9 0 13" />
        ) : (
          <path d="M3.5 7h9v7h-9ZM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7" />
        )}
      </svg>
      {t(bureau ? "comments.audienceShort.bureau" : `comments.audienceShort.${audience}`)}
    </span>
  );
}
