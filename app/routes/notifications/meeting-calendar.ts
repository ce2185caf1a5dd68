/** The days of a meeting and the deadlines of its texts, for a calendar program. */
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { calendarResponse } from "#app/routes/notifications/calendar-view.ts";
import type { Route } from "./+types/meeting-calendar";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.meetingCalendar(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  return calendarResponse(found, languageOf(context), request);
}
