export * from "#domain/comments/anchor.ts";
export * from "#domain/comments/circle.ts";
export * from "#domain/comments/deeds.ts";
export * from "#domain/comments/filter.ts";
export * from "#domain/comments/following.ts";
export * from "#domain/comments/mentions.ts";
