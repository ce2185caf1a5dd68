/**
 * The schema checker, set up once: every schema takes it from here, so that it is set up before the first schema is
 * made. Without `jitless` it tries on import whether it may make code from strings; the pages' content policy forbids
 * that, and each try is a violation that a browser reports.
 */
import { z } from "zod";

z.config({ jitless: true });

export { z };
