export * from "#domain/notices/letter.ts";
