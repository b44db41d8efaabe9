import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.byteLength === 32);
const keyFile = z.strictObject({ session: key, hash: key, vault: key });

/**
 * Makes the file, whole or not at all, or leaves the one that is there: keys must never change under stored
 * documents, and half of them would keep every later start from working.
 */
async function createWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text, { mode: 0o600 });
    await link(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** The secrets of this laptop: random, made at the first start, readable by their owner alone. */
export async function localKeys(dataDir: string): Promise<z.output<typeof keyFile>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'keys.json');
  const fresh = () => randomBytes(32).toString('base64');
  const made = JSON.stringify({ session: fresh(), hash: fresh(), vault: fresh() });
  await createWhole(path, made);
  return keyFile.parse(JSON.parse(await readFile(path, 'utf8')));
}
