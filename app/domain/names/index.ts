/** Names that people type: what is one, how it is put among other words, and which look alike. */
export * from "#domain/names/direction.ts";
export * from "#domain/names/lookalike.ts";
export * from "#domain/names/name.ts";
