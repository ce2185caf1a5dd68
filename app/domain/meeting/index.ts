export * from "#domain/meeting/acts.ts";
export * from "#domain/meeting/colours.ts";
export * from "#domain/meeting/countries.ts";
export * from "#domain/meeting/details.ts";
export * from "#domain/meeting/local-time.ts";
export * from "#domain/meeting/projector.ts";
export * from "#domain/meeting/templates.ts";
export * from "#domain/meeting/zones.ts";
