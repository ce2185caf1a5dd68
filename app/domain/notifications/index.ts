export * from "#domain/notifications/calendar.ts";
export * from "#domain/notifications/kinds.ts";
export * from "#domain/notifications/mail.ts";
export * from "#domain/notifications/mail-time.ts";
export * from "#domain/notifications/sentence.ts";
