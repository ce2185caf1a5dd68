/**
 * How much one connection may ask of the server, with the reasons. A bucket fills with time and empties with use, so a
 * burst is allowed and a flood is not.
 */

/** The longest accepted frame: a text of 250,000 edits with its whole history, or 250 pages pasted at once. */
export const LARGEST_FRAME = 512 * 1024;
/** Above this the socket library closes without a reason of ours. */
export const LARGEST_PAYLOAD = 2 * 1024 * 1024;
/** A person with two screens and a telephone has three or four. */
export const MOST_CONNECTIONS = 40;
/** What may wait for a slow reader before it has to reconnect and load again. */
export const MOST_OWED = 4 * 1024 * 1024;
/** Carets are not worth waiting for: a reader this far behind gets none. */
export const MOST_OWED_FOR_PRESENCE = 64 * 1024;
/** A stock client disconnects after 30 s without a message. */
export const PING_MS = 20_000;

/** A fast typist makes ten a second; a paste makes many at once, and a return after a day offline one large one. */
export const MESSAGES = { each: 200, most: 600 };
/**
 * A megabyte takes 20 to 40 ms to be stored, and everybody who types there waits behind it. A stock client in a crowd
 * sends back half of that in carets.
 */
export const BYTES = { each: 1024 * 1024, most: 1024 * 1024 };
/** Each costs the whole state. A client asks once, when it connects. */
const STATES = { each: 1, most: 10 };

export interface RealtimeLimits {
  message(): boolean;
  /** As they arrive, also of what is no message yet, or never will be. */
  bytes(length: number): boolean;
  state(): boolean;
}

export function limitsOf(now: () => number): RealtimeLimits {
  const messages = bucket(MESSAGES, now);
  const bytes = bucket(BYTES, now);
  const states = bucket(STATES, now);
  return { message: () => messages(1), bytes, state: () => states(1) };
}

/**
 * Each costs a handshake and some queries. A page connects once, and after a broken connection once every two seconds
 * or so.
 */
const COMINGS = { each: 5, most: 100 };

/** How often one person may connect, however short each connection is. */
export function comingsOf(now: () => number): { may(person: string): boolean; forget(): void } {
  const buckets = new Map<string, ReturnType<typeof bucket>>();
  return {
    may(person) {
      const found = buckets.get(person) ?? bucket(COMINGS, now);
      buckets.set(person, found);
      return found(1);
    },
    /** Removes those whose bucket is full again. */
    forget() {
      for (const [person, found] of buckets) if (found(COMINGS.most)) buckets.delete(person);
    },
  };
}

/** `now` in milliseconds; `each` is what flows in per second. */
export function bucket(size: { each: number; most: number }, now: () => number): (amount: number) => boolean {
  let level = size.most;
  let at = now();
  return (amount) => {
    const moment = now();
    level = Math.min(size.most, level + ((moment - at) / 1000) * size.each);
    at = moment;
    if (amount > level) return false;
    level -= amount;
    return true;
  };
}

/** A client id and its clock take ten bytes, and a text has some hundred of them. */
export const LONGEST_VECTOR = 64 * 1024;
/** A write to one socket takes 7 to 11 µs: with this, sending to a crowd takes a fifth of the server at most. */
export const SPACING_MS = 0.07;
/** For a meeting's own delegations there is no pause. */
export const UNSPACED = 50;
/** Everybody who connected at once has the text by then, and nobody has read so far as to type. */
export const SOON_MS = 250;
