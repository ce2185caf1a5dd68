/** The program of verify.html as the build made it (vite.config.ts), loaded when the first bundle is asked for. */
import type { Program } from "./shell.ts";

export async function program(): Promise<Program> {
  const { script, style } = await import("virtual:verify-page");
  return { script, style };
}
