/**
 * What a monitoring system reads at /metrics: numbers in the text format of Prometheus, taken when they are asked for.
 * They contain no names and no text, so that they may be as public as /healthz.
 */
import { Gauge, Registry } from "prom-client";

export interface Health {
  /** Requests are answered and the database can be reached. */
  ok: boolean;
  /** Sheets, mails and other work that fails at present and is tried again. */
  failing?: number;
}

/**
 * The page and its content type. Where the health itself cannot be found out, `plenary_up` is 0 and nothing else is
 * written.
 */
export async function metricsPage(health: () => Promise<Health>): Promise<{ type: string; text: string }> {
  const state: Health = await health().catch(() => ({ ok: false }));
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [registry] }).set(value);
  gauge("plenary_up", "1 while requests are answered and the database can be reached", Number(state.ok));
  if (state.failing !== undefined)
    gauge("plenary_failing", "Work that cannot be done at present and is tried again", state.failing);
  return { type: registry.contentType, text: await registry.metrics() };
}
