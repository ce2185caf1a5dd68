/**
 * Learns over the socket that a text changed, and nothing more: the words are loaded as pages are. A lost connection is
 * opened again for as long as the page is open; what was missed meanwhile is loaded then.
 */
import { useEffect, useRef, useState } from "react";
import { SCHEMA_VERSION } from "#domain/text/schema.ts";

const SYNC = 0;
const UPDATE = 2;
const NOTICE = 103;
/** The server says that it is there every 20 seconds: after twice that it is not. */
const SILENCE_MS = 45_000;
const AGAIN_MS = 1_500;
/** While somebody types, every letter is a change. */
const REST_MS = 400;

/** Is it connected? `onUpdate` loads the page again. */
export function useConnection(sheet: string, onUpdate: () => void): boolean {
  const [whole, setWhole] = useState(true);
  const latest = useRef(onUpdate);
  latest.current = onUpdate;
  useEffect(() => {
    const updates = rested(() => latest.current());
    return keepConnection(sheet, { updates, state: setWhole });
  }, [sheet]);
  return whole;
}

interface Ear {
  updates(): void;
  state(whole: boolean): void;
}

function keepConnection(sheet: string, { updates, state }: Ear): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket?.close(), SILENCE_MS);
  };
  const lost = () => {
    clearTimeout(silence);
    socket = null;
    if (over) return;
    state(false);
    clearTimeout(timer);
    timer = setTimeout(open, AGAIN_MS);
  };
  const open = () => {
    const made = new WebSocket(addressOf(sheet));
    socket = made;
    made.binaryType = "arraybuffer";
    made.onopen = listen;
    made.onmessage = ({ data }) => {
      listen();
      const [type, step] = new Uint8Array(data as ArrayBuffer);
      // The server greets whom it has let in, before anything else.
      const greeting = type === SYNC && step === 0;
      if (greeting) state(true);
      if (greeting || type === NOTICE || (type === SYNC && step === UPDATE)) updates();
    };
    made.onclose = () => socket === made && lost();
  };
  const cut = () => socket?.close();
  addEventListener("offline", cut);
  open();
  return () => {
    over = true;
    removeEventListener("offline", cut);
    clearTimeout(timer);
    clearTimeout(silence);
    socket?.close();
  };
}

function addressOf(sheet: string): string {
  return `${location.origin.replace(/^http/, "ws")}/collab/${sheet}?schema=${SCHEMA_VERSION}`;
}

/** At once, and once more after whatever arrived meanwhile. */
function rested(act: () => void): () => void {
  let resting = false;
  let waiting = false;
  return function again() {
    if (resting) {
      waiting = true;
      return;
    }
    resting = true;
    act();
    setTimeout(() => {
      resting = false;
      if (waiting) again();
      waiting = false;
    }, REST_MS);
  };
}
