/** All days and deadlines of a person, at an address that only this person and a calendar program know. */
import { services } from "#app/context.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { calendarResponse } from "#app/routes/notifications/calendar-view.ts";
import type { Route } from "./+types/own-calendar";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.ownCalendar(params.token);
  if (!found.ok) throwRefusal(found, request);
  return calendarResponse(found, found.language, request);
}
