export * from "#domain/comments/anchor.ts";
export * from "#domain/comments/audience.ts";
export * from "#domain/comments/commands.ts";
export * from "#domain/comments/filter.ts";
export * from "#domain/comments/following.ts";
export * from "#domain/comments/mentions.ts";
