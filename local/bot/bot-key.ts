import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backendOver } from '../../bot/backend/backend';
import { codeOf } from '../../bot/backend/code-of';
import { localBotKey } from '../local-service-key';

async function isValid(laptop: string, serviceKey: string): Promise<boolean> {
  try {
    await backendOver({ url: laptop, serviceKey }).groups.list({ limit: 1 });
    return true;
  } catch (error) {
    const isRefused = codeOf(error) === 'SERVICE_KEY_INVALID' || codeOf(error) === 'SERVICE_NOT_ALLOWED';
    if (isRefused) return false;
    throw error;
  }
}

/**
 * The key of the bot whose folder this is: the kept one while the laptop takes it, so that a second start or
 * a dry run beside a running bot takes no key away from it; else a fresh one.
 */
export async function keptBotKey(laptop: string, dataDir: string): Promise<string> {
  const path = join(dataDir, 'service-key');
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined && (await isValid(laptop, kept))) return kept;
  const fresh = await localBotKey(laptop);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(path, fresh, { mode: 0o600 });
  return fresh;
}
