/**
 * How the gaps of a sentence are filled, wherever sentences are made: React escapes HTML, so nothing is escaped here, but
 * every name is closed, so that a right-to-left name turns nothing behind it (pages, titles, mails, calendars, files).
 */
import { closedName } from "#domain/names/index.ts";

export const INTERPOLATION = { escapeValue: true, escape: (filled: string) => closedName(filled) };
