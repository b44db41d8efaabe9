import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.byteLength === 32);
const keyFile = z.strictObject({ session: key, hash: key, vault: key });

/** The secrets of this laptop: random, made at the first start, readable by their owner alone. */
export async function localKeys(dataDir: string): Promise<z.output<typeof keyFile>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'keys.json');
  const fresh = () => randomBytes(32).toString('base64');
  const made = JSON.stringify({ session: fresh(), hash: fresh(), vault: fresh() });
  // `wx` makes the file or leaves the one that is there: keys must never change under stored documents.
  await writeFile(path, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return keyFile.parse(JSON.parse(await readFile(path, 'utf8')));
}
