export * from "#domain/trail/chain.ts";
export * from "#domain/trail/checkpoint.ts";
export * from "#domain/trail/edition.ts";
export * from "#domain/trail/keys.ts";
export * from "#domain/trail/seal.ts";
