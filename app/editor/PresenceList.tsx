/** Who has this text open, by delegation. The server says who they are. */
import { useMemo, useRef, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { Flag } from "../components/Flag.tsx";
import { useTranslation } from "../words/use-translation.ts";
import { type Presence, readPresence, type Voice } from "./carets.ts";

interface Props {
  awareness: Awareness;
  voices: Voice[];
  me: Presence;
}

export function PresenceList({ awareness, voices, me }: Props) {
  const { t } = useTranslation();
  const here = usePresences(awareness, me);
  const groups = useMemo(() => grouped(here, voices), [here, voices]);
  return (
    <ul className="presence" aria-label={t("editor.here", { count: here.length })}>
      {groups.map(({ voice, people }) => (
        <li key={voice?.id ?? "bureau"} title={people.map(({ name }) => name).join(", ")}>
          {voice ? (
            <Flag country={voice.country} name={voice.name} />
          ) : (
            <span className="presence-bureau" aria-hidden="true">
              §
            </span>
          )}
          <span className="presence-name">{voice?.name ?? t("editor.bureau")}</span>
          <span className="visually-hidden">{people.map(({ name }) => name).join(", ")}</span>
          {people.length > 1 ? (
            <span aria-hidden="true" className="presence-count">
              {people.length}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Everybody once, whatever number of windows they have open; oneself included. */
function usePresences(awareness: Awareness, me: Presence): Presence[] {
  const known = useRef<{ key: string; list: Presence[] }>({ key: "", list: [] });
  return useSyncExternalStore(
    (changed) => {
      awareness.on("change", changed);
      return () => awareness.off("change", changed);
    },
    () => {
      const people = new Map([[me.person, me]]);
      for (const { user } of awareness.getStates().values()) {
        const presence = readPresence(user);
        if (presence && presence.person !== me.person) people.set(presence.person, presence);
      }
      const list = [...people.values()];
      const key = list.map(({ person, name, delegation }) => `${person} ${name} ${delegation}`).join("\n");
      if (key !== known.current.key) known.current = { key, list };
      return known.current.list;
    },
    () => known.current.list,
  );
}

/** In seat order, the chair's side first. */
function grouped(here: Presence[], voices: Voice[]): { voice: Voice | null; people: Presence[] }[] {
  const of = (id: string | null) =>
    here.filter(
      ({ delegation }) => (voices.some((voice) => voice.id === delegation) ? delegation : null) === id,
    );
  return [
    { voice: null, people: of(null) },
    ...voices.map((voice) => ({ voice, people: of(voice.id) })),
  ].filter(({ people }) => people.length);
}
