import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'node_modules/.cache/mini-program';

/** What a compiler made of these sources, from a file named by their hash: each is compiled once for all tests. */
export async function compiled(
  sources: Iterable<string | Buffer>,
  compile: () => Promise<string>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source).update('\0');
  const file = join(folder, `${hash.digest('hex').slice(0, 32)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const code = await compile();
  mkdirSync(folder, { recursive: true });
  // Written aside first: another worker may be reading.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, code);
  renameSync(aside, file);
  return code;
}
