/** The days of a meeting and the deadlines of its texts, for a calendar program. */
import { actor, services } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { throwRefusal } from "../refusals.ts";
import type { Route } from "./+types/meeting-calendar";
import { calendarResponse } from "./calendar-shown.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.meetingCalendar(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  return calendarResponse(found, languageOf(context), request);
}
