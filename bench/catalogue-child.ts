import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFiles } from '../local/folder-files';
import { Cities } from '../shared/application/catalogue/cities';
import { snapshotKey, textKey } from '../shared/application/catalogue/snapshot';
import { catalogueSnapshots } from '../shared/collections/catalogue';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { memoryStore } from '../shared/store/memory/memory-store';

const mb = (bytes: number): number => bytes / 1_024 / 1_024;

function held(): number {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Loads the city of a snapshot as an instance does that has just started; prints what that took (`ColdLoad`). */
async function main(): Promise<void> {
  const { folder, snapshot } = JSON.parse(process.argv[2] ?? '') as {
    folder: string;
    snapshot: { id: string; sequence: number; tasks: number; wholeAtMs: number };
  };
  const kept = folderFiles(folder);
  const store = memoryStore({ clock: systemClock, ids: randomIds() });
  await store.transact(async (tx) => tx.create(catalogueSnapshots, snapshot));
  const files = { get: kept.read, put: kept.write, remove: kept.remove };
  const cities = new Cities({
    store,
    files,
    clock: systemClock,
    log: ({ message }) => console.error(message),
  });
  const sizeOf = async (key: string) => mb((await stat(join(folder, key))).size);
  const before = held();
  const loadMs = await cpuMs(() => cities.get(snapshot.id));
  const loaded = held();
  const city = await cities.get(snapshot.id);
  if (city.tasks.size !== snapshot.tasks) throw new Error(`${city.tasks.size} of ${snapshot.tasks} tasks`);
  const textMs = await cpuMs(() => city.withText());
  console.log(
    JSON.stringify({
      loadMs,
      textMs,
      snapshotMb: await sizeOf(snapshotKey(snapshot.id, snapshot.sequence)),
      textFileMb: await sizeOf(textKey(snapshot.id, snapshot.sequence)),
      heldMb: mb(loaded - before),
      heldWithTextMb: mb(held() - before),
      peakMb: process.resourceUsage().maxRSS / 1_024,
    }),
  );
}

await main();
