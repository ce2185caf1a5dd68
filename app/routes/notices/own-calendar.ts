/** All days and deadlines of a person, at an address that only this person and a calendar program know. */
import { services } from "../../context.ts";
import { throwRefusal } from "../refusals.ts";
import type { Route } from "./+types/own-calendar";
import { calendarResponse } from "./calendar-shown.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.ownCalendar(params.token);
  if (!found.ok) throwRefusal(found, request);
  return calendarResponse(found, found.language, request);
}
