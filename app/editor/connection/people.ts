/**
 * Where others have their carets, for a person who wants to go there. The positions come from the socket, so they may
 * hold anything.
 */

import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { Session } from "#app/editor/connection/session.ts";
import { readPresence } from "#app/editor/drawing/carets.ts";

export interface Elsewhere {
  person: string;
  name: string;
  delegation: string | null;
  /** In the editor's document. */
  pos: number;
}

/** Everybody else with a caret in the text, in the order of the text. */
export function caretsOf(editor: Editor, { provider, doc, fragment }: Session, me: string): Elsewhere[] {
  const mapping = ySyncPluginKey.getState(editor.state)?.binding?.mapping;
  if (!mapping) return [];
  const found: Elsewhere[] = [];
  for (const { user, cursor } of provider.awareness.getStates().values()) {
    const presence = readPresence(user);
    if (!presence || presence.person === me || !cursor?.head) continue;
    const head = Y.createRelativePositionFromJSON(cursor.head);
    const pos = relativePositionToAbsolutePosition(doc, fragment, head, mapping);
    if (pos !== null) found.push({ ...presence, pos });
  }
  return found.sort((a, b) => a.pos - b.pos);
}
