/**
 * Other people's carets and selections: flag or initials, delegation and person, in the delegation's colour. Their
 * identity comes from the server, which overwrites whatever a client claims; the names come with the page.
 */

import type { DecorationAttrs } from "@tiptap/pm/view";
import type { DelegationView, Presence } from "#app/presenters/delegation-view.ts";

/** Awareness comes from a socket: it may hold anything. */
export function readPresence(user: unknown): Presence | null {
  if (typeof user !== "object" || user === null) return null;
  const { person, name, delegation, colour } = user as Record<string, unknown>;
  if (typeof person !== "string" || typeof name !== "string") return null;
  return {
    person,
    name,
    delegation: typeof delegation === "string" ? delegation : null,
    colour: typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? colour : CHAIR_COLOUR,
  };
}

/** The chair's side has no flag and no colour. */
export const CHAIR_COLOUR = "#4a4a4a";

/** White or near-black, whichever is easier to read on the colour (WCAG relative luminance). */
export function inkOn(colour: string): "#ffffff" | "#16181d" {
  const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.058 ? "#ffffff" : "#16181d";
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/**
 * The label names the delegation; for the chair's side it names the person. In: the views of the delegations, by id.
 * Out: the caret's element, which takes no room and no clicks (paper.css).
 */
export function caretElement(
  user: unknown,
  delegationViewOf: (delegation: string | null) => DelegationView | null,
): HTMLElement {
  const presence = readPresence(user);
  const caret = document.createElement("span");
  caret.className = "caret";
  if (!presence) return caret;
  const delegationView = delegationViewOf(presence.delegation);
  const colour = delegationView?.colour ?? presence.colour;
  caret.style.setProperty("--colour", colour);
  caret.style.setProperty("--on-colour", inkOn(colour));
  const label = document.createElement("span");
  label.className = "caret-label";
  label.append(
    badge(delegationView),
    document.createTextNode(delegationView ? delegationView.name : presence.name),
  );
  // Word joiners keep a line from breaking between the caret and its letter.
  caret.append("\u2060", label, "\u2060");
  return caret;
}

function badge(delegationView: DelegationView | null): Node {
  if (!delegationView) return document.createTextNode("");
  if (!delegationView.country) {
    const initials = document.createElement("span");
    initials.className = "caret-initials";
    initials.textContent = delegationView.initials;
    return initials;
  }
  const flag = document.createElement("img");
  flag.src = `/flags/${delegationView.country}.svg`;
  flag.alt = "";
  flag.width = 16;
  flag.height = 12;
  return flag;
}

export function selectionAttributes(
  user: unknown,
  delegationViewOf: (delegation: string | null) => DelegationView | null,
): DecorationAttrs {
  const presence = readPresence(user);
  if (!presence) return {};
  const colour = delegationViewOf(presence.delegation)?.colour ?? presence.colour;
  return { class: "their-selection", style: `--colour: ${colour}` };
}
