/**
 * What a source tree does against the rules of the architecture. Each rule is a function from sources to sentences, one
 * for each error, so that the same rule can check our tree and a tree that was made up to break it.
 */

import { FORBIDDEN, forbiddenIn } from "./forbidden-words.ts";
import type { Import, Source } from "./imports.ts";
import type { Names } from "./names.ts";
import { EDITOR_ORDER, NAMELESS, ROOMS, type Room, TOP } from "./rooms.ts";

const LONGEST = 400;

export function wrongImportsIn(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.file);
    if (!room) return [`${source.file} is in no room`];
    const foreign = source.imports.filter((found) => !allowed(room, found));
    return foreign.map(({ name }) => `${source.file} imports ${name}, which ${room.at} may not`);
  });
}

/** Two names for one domain file would load it twice, and no page may hold anything of server/. */
export function longNamesIn(sources: readonly Source[]): string[] {
  const error = ({ file }: Source, { name, file: target = "" }: Import) =>
    (target.startsWith("app/domain/") && !file.startsWith("app/domain/") && !name.startsWith("#domain/")) ||
    (target.startsWith("server/") && !file.startsWith("server/") && !name.startsWith("#server/"));
  return sources.flatMap((source) =>
    source.imports
      .filter((found) => error(source, found))
      .map(({ name }) => `${source.file} imports ${name} without its short name`),
  );
}

/** A cycle is reported once, by the file where it was entered. */
export function cyclesIn(sources: readonly Source[]): string[] {
  const next = new Map(
    sources.map(({ file, imports }) => [file, imports.flatMap((found) => found.file ?? [])]),
  );
  const done = new Set<string>();
  const errors: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const again = trail.indexOf(file);
    if (again >= 0) errors.push([...trail.slice(again), file].join(" -> "));
    if (again >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const { file } of sources) walk(file, []);
  return errors;
}

export function wrongFilesIn(sources: readonly Source[]): string[] {
  const long = sources.filter(({ lines }) => lines > LONGEST);
  const nameless = sources.filter(({ file }) => NAMELESS.test(file));
  return [
    ...long.map(({ file, lines }) => `${file} has ${lines} lines, more than ${LONGEST}`),
    ...nameless.map(({ file }) => `${file} has a name that does not say what it holds`),
  ];
}

export function wrongTopIn(names: readonly string[]): string[] {
  const foreign = names.filter((name) => !TOP.some((known) => known.test(name)));
  return foreign.map((name) => `${name} has no place at the top of the tree`);
}

/** One sentence for each name with a word that forbidden-words.ts lists, in an identifier or in a path. */
export function forbiddenNamesIn(names: readonly Names[], paths: readonly string[]): string[] {
  const inFiles = names.flatMap(({ file, identifiers }) =>
    identifiers.flatMap((name) => forbiddenIn(name).map((word) => sentence(`${file}: ${name}`, word))),
  );
  const inPaths = paths.flatMap((file) =>
    file.split(/[/.]/).flatMap((part) => forbiddenIn(part).map((word) => sentence(file, word))),
  );
  return [...inFiles, ...inPaths];
}

const sentence = (where: string, word: string) => `${where} says "${word}": write ${FORBIDDEN.get(word)}`;

/** Two types of one name are taken for each other. */
export function twinTypesIn(names: readonly Names[]): string[] {
  const at = new Map<string, string[]>();
  for (const { file, types } of names)
    for (const type of types) at.set(type, [...(at.get(type) ?? []), file]);
  return [...at]
    .filter(([, files]) => files.length > 1)
    .map(([type, files]) => `${type} is exported by ${files.join(" and ")}`);
}

/** In the editor a folder imports itself and those before it. */
export function wrongWayIn(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports
      .filter((found) => found.file && orderOf(file) >= 0 && orderOf(file) < orderOf(found.file))
      .map(({ name }) => `${file} imports ${name}, which comes after it`),
  );
}

function orderOf(file: string): number {
  const [, folder = ""] = /^app\/editor\/([^/]+)\//.exec(file) ?? [];
  return EDITOR_ORDER.indexOf(folder);
}

function roomOf(file: string): Room | undefined {
  const fitting = ROOMS.filter(({ at }) => file.startsWith(at) && (file === at || at.endsWith("/")));
  const room = fitting.reduce<Room | undefined>(
    (best, at) => (at.at.length > (best?.at.length ?? 0) ? at : best),
    undefined,
  );
  // app/ has files of its own; a folder in it that the table does not name is a new room.
  return room?.at === "app/" && file.split("/").length > 2 ? undefined : room;
}

function allowed(room: Room, { name, file, typeOnly }: Import): boolean {
  if (!file) return room.packages.some((known) => covers(known, name));
  if (file.includes("/+types/") || file.startsWith("server/store/generated/")) return true;
  const rooms = [room.at, ...room.rooms, ...(typeOnly ? (room.types ?? []) : [])];
  return rooms.some((at) => file === at || (at.endsWith("/") && file.startsWith(at)));
}

/** `node:` and `virtual:react-router` are the start of names; a package includes its subpaths, a scope its packages. */
function covers(known: string, name: string): boolean {
  return name === known || name.startsWith(known.endsWith(":") ? known : `${known}/`);
}
