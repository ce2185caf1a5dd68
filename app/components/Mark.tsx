/** Signs that go with a word: the meaning never depends on the sign alone. */
const PATHS = {
  good: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm3.2 4.4-4.3 4.5-2-2-1.1 1.1 3.1 3.1 5.4-5.6Z",
  bad: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8ZM5.6 4.5 4.5 5.6 6.9 8l-2.4 2.4 1.1 1.1L8 9.1l2.4 2.4 1.1-1.1L9.1 8l2.4-2.4-1.1-1.1L8 6.9Z",
  warn: "M8 1 15.5 14.5H.5ZM7.2 6v4.2h1.6V6Zm0 5.4V13h1.6v-1.6Z",
  info: "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8ZM7.2 7v5h1.6V7Zm0-3.2v1.7h1.6V3.8Z",
  pen: "M11.6 1.2 14.8 4.4 5.6 13.6 1.4 14.6 2.4 10.4ZM11.6 3.5 4 11.1l-.4 1.3 1.3-.4 7.6-7.6Z",
  circle: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.6a4.9 4.9 0 1 0 0 9.8 4.9 4.9 0 0 0 0-9.8Z",
  half: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm0 1.6v9.8a4.9 4.9 0 0 0 0-9.8Z",
} as const;

export type SignName = keyof typeof PATHS;

export function Mark({ name }: { name: SignName }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" fill="currentColor" fillRule="evenodd" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
