/** A country's flag, or an organisation's initials. Decorative: the name is always beside it. */
interface Props {
  /** ISO 3166-1 alpha-2, or null for an organisation. */
  country: string | null;
  /** If there is no country: the name for the initials. */
  name?: string;
}

export function Flag({ country, name = "" }: Props) {
  if (country) return <img className="flag" src={`/flags/${country.toLowerCase()}.svg`} alt="" />;
  return (
    <span className="flag flag-badge" aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** "UNICEF" gives UN, "Council of Europe" gives CE: capitals count, small words do not. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 1
    ? words
        .map((word) => word[0])
        .join("")
        .slice(0, 3)
    : name.slice(0, 2).toUpperCase();
}
