/** The bundle of evidence of an adopted text: everything that proves it, and a page that checks all of it offline. */
import { type Zippable, zipSync } from "fflate";
import { buildId, type Services, services } from "#app/context.ts";
import { wordsIn } from "#app/language.ts";
import { bundleFiles } from "#app/reading/evidence/bundle.ts";
import { program } from "#app/reading/evidence/program.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { LANGUAGES } from "#words/words.ts";
import type { Route } from "./+types/edition-zip";
import { holds, publicHeaders } from "./validators.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["evidence"]>>, { ok: true }>;

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.evidence(params.slug);
  if (!found.ok) return Response.json({ reason: found.reason }, { status: statusOf(found.reason) });
  const tag = `${found.state}.${context.get(buildId)}`;
  const headers = publicHeaders(tag);
  // The same bytes for every reader.
  headers.delete("vary");
  if (holds(request, tag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", "application/zip");
  headers.set("content-disposition", `attachment; filename="${found.slug}.zip"`);
  return new Response(await packed(tag, found), { headers });
}

/** Packing four megabytes takes a tenth of a second, so the last few are kept. */
const KEPT = 8;
const saved = new Map<string, Uint8Array<ArrayBuffer>>();

async function packed(tag: string, found: Found): Promise<Uint8Array<ArrayBuffer>> {
  const known = saved.get(tag) ?? (await archive(found));
  saved.delete(tag);
  saved.set(tag, known);
  const [oldest] = saved.keys();
  if (saved.size > KEPT && oldest !== undefined) saved.delete(oldest);
  return known;
}

/** In one folder, and always with the same bytes: no file carries the time of its packing. */
async function archive({ slug, evidence, seal }: Found): Promise<Uint8Array<ArrayBuffer>> {
  const values = { evidence, seal, program: await program(), words: LANGUAGES.map(wordsIn) };
  const folder: Zippable = {};
  for (const [name, bytes] of bundleFiles(values)) folder[`${slug}/${name}`] = bytes;
  return zipSync(folder, { mtime: EPOCH });
}

/** The first day that an archive can name. */
const EPOCH = new Date(1980, 0, 1);
