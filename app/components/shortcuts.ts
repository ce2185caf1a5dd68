/**
 * Which shortcut a key press is, on any keyboard layout: where the layout has no Latin letters (Russian, Kazakh ...)
 * the position of the key counts, otherwise its letter. AltGr types characters and is therefore never a shortcut.
 */
export interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState?(name: string): boolean;
}

/** "Mod-b", "Mod-Shift-z", "Mod-Alt-4"; null if no Control (on a Mac: Command) is held. */
export function shortcutOf(press: Press, mac: boolean): string | null {
  const mod = mac ? press.metaKey : press.ctrlKey;
  if (!mod || press.getModifierState?.("AltGraph")) return null;
  const name = digitOf(press) ?? letterOf(press);
  if (!name) return null;
  return `Mod-${press.altKey ? "Alt-" : ""}${press.shiftKey ? "Shift-" : ""}${name}`;
}

/** Shift and Alt change what a digit key types, never its position. */
function digitOf({ code }: Press): string | null {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
}

function letterOf({ key, code, altKey }: Press): string | null {
  if (/^[a-z]$/i.test(key) && !altKey) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

export function isMac(): boolean {
  return typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);
}

/** With the key names that are printed on keyboards: "Ctrl+Alt+M", on a Mac "⌘⌥M". */
export function writtenKeys(shortcut: string, mac: boolean): string {
  const parts = shortcut.split("-").map((part) => {
    if (part === "Mod") return mac ? "⌘" : "Ctrl";
    if (part === "Alt") return mac ? "⌥" : "Alt";
    if (part === "Shift") return mac ? "⇧" : "Shift";
    return part.length === 1 ? part.toUpperCase() : part;
  });
  return parts.join(mac ? "" : "+");
}
