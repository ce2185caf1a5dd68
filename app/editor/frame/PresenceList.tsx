/**
 * Shows who has this text open: a round sign for each person, in the colour of the caret, with initials and flag. A
 * press opens the list with names, which leads to the place where a person writes. The server says who they are.
 */

import { type CSSProperties, useMemo, useRef, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { Flag } from "#app/components/Flag.tsx";
import { Name } from "#app/components/Name.tsx";
import { CHAIR_COLOUR, inkOn, readPresence } from "#app/editor/drawing/carets.ts";
import { initialsOf } from "#app/editor/drawing/initials.ts";
import { Popover } from "#app/editor/status/Popover.tsx";
import type { DelegationView, Presence } from "#app/presenters/delegation-view.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  awareness: Awareness;
  delegations: DelegationView[];
  me: Presence;
  /** Goes to the place where a person writes; absent where there is nowhere to go. */
  onGo?(one: Presence): void;
}

/** More signs than that are a crowd; on a telephone it is one (strip.css). */
const VISIBLE_FACES = 4;

export function PresenceList({ awareness, delegations, me, onGo }: Props) {
  const { t } = useTranslation();
  const here = usePresences(awareness, me);
  const people = useMemo(() => seated(here, delegations), [here, delegations]);
  const label = t("editor.here", { count: people.length });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a group of people.
    <div className="presence" role="group" aria-label={label}>
      <Popover label={label} name={<Signs people={people} />}>
        <h2 className="presence-title">{t("editor.people.title")}</h2>
        <ul className="plain-list presence-people">
          {people.map((one) => (
            <Person key={one.person} one={one} mine={one.person === me.person} onGo={onGo} />
          ))}
        </ul>
      </Popover>
    </div>
  );
}

interface Seated extends Presence {
  delegationView: DelegationView | null;
}

function Signs({ people }: { people: Seated[] }) {
  const { t } = useTranslation();
  const title = ({ name, delegationView }: Seated) =>
    `${name} · ${delegationView?.name ?? t("editor.bureau")}`;
  return (
    <span className="avatars" aria-hidden="true">
      {people.slice(0, VISIBLE_FACES).map((one) => (
        <span key={one.person} title={title(one)} className="avatar-place">
          <Avatar one={one} />
        </span>
      ))}
      {people.length > VISIBLE_FACES ? (
        <span className="avatar-more">{`+${people.length - VISIBLE_FACES}`}</span>
      ) : null}
      {people.length > 1 ? <span className="avatar-more avatar-rest">{`+${people.length - 1}`}</span> : null}
    </span>
  );
}

function Avatar({ one: { name, delegationView, colour } }: { one: Seated }) {
  const ground = delegationView?.colour ?? (colour || CHAIR_COLOUR);
  return (
    <span
      className="avatar"
      aria-hidden="true"
      style={{ "--colour": ground, "--on-colour": inkOn(ground) } as CSSProperties}
    >
      {initialsOf(name)}
      {delegationView?.country ? <Flag country={delegationView.country} /> : null}
    </span>
  );
}

function Person({ one, mine, onGo }: { one: Seated; mine: boolean; onGo?(one: Presence): void }) {
  const { t } = useTranslation();
  return (
    <li>
      <Avatar one={one} />
      <span className="presence-name">
        <strong>
          <Name>{one.name}</Name>
        </strong>
        <span>{one.delegationView?.name ?? t("editor.bureau")}</span>
      </span>
      {mine ? <span className="muted small">{t("editor.people.you")}</span> : null}
      {onGo && !mine ? (
        <button
          type="button"
          className="link-button"
          aria-label={t("editor.people.go", { name: one.name })}
          onClick={() => onGo(one)}
        >
          {t("editor.people.goShort")}
        </button>
      ) : null}
    </li>
  );
}

/** Each person once, however many windows they have open; includes this person. */
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
function seated(here: Presence[], delegations: DelegationView[]): Seated[] {
  const seat = (one: Presence) => delegations.findIndex(({ id }) => id === one.delegation);
  return [...here]
    .sort((a, b) => seat(a) - seat(b))
    .map((one) => ({ ...one, delegationView: delegations[seat(one)] ?? null }));
}
