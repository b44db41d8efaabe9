import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** Where the source map of every build is kept: bundles are minified, and logs name places in them. */
export const sourceMapFolder = 'dist/source-maps';

/** What names a build of one function: the same bytes, the same name. */
export const buildIdOf = (bundle: string | Uint8Array): string =>
  createHash('sha256').update(bundle).digest('hex').slice(0, 12);

/** Keeps the source map of a bundle beside those of earlier builds; answers the build's id. */
export async function keepSourceMap(name: string, bundle: Uint8Array, map: string): Promise<string> {
  await mkdir(sourceMapFolder, { recursive: true });
  const id = buildIdOf(bundle);
  await writeFile(join(sourceMapFolder, `${name}-${id}.map`), map);
  return id;
}

/** The map of a build of a function, or of its latest. Throws when none is kept. */
async function mapOf(name: string, id: string | undefined): Promise<string> {
  const kept = (await readdir(sourceMapFolder).catch(() => [])).filter((file) =>
    file.startsWith(`${name}-${id ?? ''}`),
  );
  const times = await Promise.all(kept.map((file) => stat(join(sourceMapFolder, file))));
  const [latest] = kept
    .map((file, at) => ({ file, atMs: times[at]?.mtimeMs ?? 0 }))
    .sort((one, other) => other.atMs - one.atMs);
  if (!latest) throw new Error(`${sourceMapFolder} holds no map of ${name}${id ? ` ${id}` : ''}`);
  return readFile(join(sourceMapFolder, latest.file), 'utf8');
}

/** Where a place of a bundle, such as `at x (/var/task/handler.cjs:1:20345)`, stands in the sources. */
export async function sourceOf(name: string, place: string, id?: string): Promise<string> {
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(place.trim()) ?? [];
  if (line === undefined || column === undefined) throw new Error(`no line and column in ${place}`);
  const map = new SourceMap(JSON.parse(await mapOf(name, id)));
  const found = map.findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in found)) return place;
  return `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`;
}
