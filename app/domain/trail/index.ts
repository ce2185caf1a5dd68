export * from "#domain/trail/chain.ts";
export * from "#domain/trail/checkpoint.ts";
export * from "#domain/trail/edition.ts";
export * from "#domain/trail/edition-1.ts";
export * from "#domain/trail/edition-2.ts";
export * from "#domain/trail/keys.ts";
export { CHECKS, type Check, type CheckName } from "#domain/trail/parts.ts";
export * from "#domain/trail/seal.ts";
