export * from "#domain/rights/may.ts";
