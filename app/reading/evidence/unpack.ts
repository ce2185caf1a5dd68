/**
 * The files of a bundle, from the archive or chosen one by one. A file that cannot be unpacked is kept as an empty
 * file, so that it is named as changed and the others are still checked.
 */
import { unzipSync } from "fflate";
import type { BundleFiles } from "#domain/trail/index.ts";

/** Throws where the archive itself cannot be read. */
export function unpacked(archive: Uint8Array): BundleFiles {
  const names: string[] = [];
  unzipSync(archive, { filter: ({ name }) => !name.endsWith("/") && names.push(name) < 0 });
  return unfoldered(new Map(names.map((name) => [name, entryOf(archive, name)])));
}

function entryOf(archive: Uint8Array, wanted: string): Uint8Array {
  try {
    return unzipSync(archive, { filter: ({ name }) => name === wanted })[wanted] ?? new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

/** Chosen by a reader: one archive, or the files (their folder's name before them, where one was chosen whole). */
export async function chosen(list: readonly File[]): Promise<BundleFiles> {
  const [only] = list;
  if (list.length === 1 && only && /\.zip$/i.test(only.name)) return unpacked(await bytesOf(only));
  const files = new Map<string, Uint8Array>();
  for (const file of list) files.set(file.webkitRelativePath || file.name, await bytesOf(file));
  return unfoldered(files);
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Without the folder in which all of them lie. What a system leaves in every folder is no part of it. */
function unfoldered(files: BundleFiles): BundleFiles {
  const own = [...files].filter(([name]) => !/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name));
  const folder = own[0]?.[0].split("/")[0] ?? "";
  const shared = own.every(([name]) => name.startsWith(`${folder}/`));
  return new Map(own.map(([name, bytes]) => [shared ? name.slice(folder.length + 1) : name, bytes]));
}
