export * from "#domain/text/brackets.ts";
export * from "#domain/text/canonical.ts";
export * from "#domain/text/clause.ts";
export * from "#domain/text/comparison.ts";
export * from "#domain/text/difference.ts";
export * from "#domain/text/numbering.ts";
export * from "#domain/text/schema.ts";
export * from "#domain/text/versions.ts";
