export * from "#domain/life/decide.ts";
export * from "#domain/life/events.ts";
export * from "#domain/life/record.ts";
