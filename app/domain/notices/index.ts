export * from "#domain/notices/calendar.ts";
export * from "#domain/notices/kinds.ts";
export * from "#domain/notices/letter.ts";
export * from "#domain/notices/posting.ts";
export * from "#domain/notices/sentence.ts";
