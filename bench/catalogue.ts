import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { catalogueSnapshots } from '../shared/collections/catalogue';
import { openBackend } from './backend';
import { benchCity, fillCity } from './city';

/** What a city takes that is loaded from its snapshot by a process that has done nothing before. */
export interface ColdLoad {
  readonly tasks: number;
  /** CPU of the snapshot, and of the text index that the first text needs. */
  readonly loadMs: number;
  readonly textMs: number;
  /** The files, packed. */
  readonly snapshotMb: number;
  readonly textFileMb: number;
  /** Held after a garbage collection, in and outside of the heap: without and with the text index. */
  readonly heldMb: number;
  readonly heldWithTextMb: number;
  /** The process at most, the garbage of loading included. */
  readonly peakMb: number;
}

const run = promisify(execFile);

/** Fills a city of so many tasks and loads it in a child process. */
export async function measureColdLoad(count: number): Promise<ColdLoad> {
  const backend = await openBackend('memory');
  if (!backend) throw new Error('no memory');
  await fillCity(backend.ports, count);
  const snapshot = await backend.ports.store.get(catalogueSnapshots, benchCity);
  const child = join(process.cwd(), 'bench/catalogue-child.ts');
  const given = JSON.stringify({ folder: backend.filesFolder, snapshot });
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', child, given]);
  await backend.close();
  return { tasks: count, ...(JSON.parse(stdout) as Omit<ColdLoad, 'tasks'>) };
}
