export * from "#domain/trail/chain.ts";
export * from "#domain/trail/edition.ts";
