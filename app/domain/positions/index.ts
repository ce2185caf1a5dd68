export * from "#domain/positions/consensus.ts";
export * from "#domain/positions/position.ts";
