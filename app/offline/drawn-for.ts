/**
 * The header by which every answer says whom it was drawn for, so that a device keeps nobody's page for somebody else:
 * a name that says nothing of the person, or "public".
 */
export const DRAWN_FOR = "drawn-for";
export const PUBLIC = "public";

export async function nameless(person: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`kept pages of ${person}`));
  return Array.from(new Uint8Array(digest).subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
