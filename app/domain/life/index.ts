export * from "#domain/life/chapter.ts";
export * from "#domain/life/commands.ts";
export * from "#domain/life/decide.ts";
export * from "#domain/life/drafting.ts";
export * from "#domain/life/events.ts";
export * from "#domain/life/evolve.ts";
export * from "#domain/life/record.ts";
