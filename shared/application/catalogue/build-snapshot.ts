import { catalogueSnapshots } from '../../collections/catalogue';
import type { Task } from '../../collections/tasks';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import { allOpen, changesSince, shownPublishers } from './changes';
import { type CataloguePorts, readSnapshot } from './cities';
import { packSnapshot, packText, type Snapshot, snapshotKey, textKey } from './snapshot';

/** An index shows a commit minutes late at most: what came before is in a snapshot. */
const lateMs = 10 * minuteMs;
/** After so long all is read from the store again. */
const wholeEveryMs = dayMs;

/** The tasks of a snapshot as they stand now: it with what has changed since. */
async function followed({ store }: CataloguePorts, cityCode: string, snapshot: Snapshot): Promise<Task[]> {
  const { open, gone } = await changesSince(store, cityCode, Math.max(0, snapshot.readToMs - lateMs));
  const tasks = new Map(snapshot.tasks.map((task) => [task.id, task]));
  const isNews = ({ id, updatedAtMs }: Task): boolean => (tasks.get(id)?.updatedAtMs ?? 0) <= updatedAtMs;
  for (const task of gone) if (isNews(task)) tasks.delete(task.id);
  for (const task of open) if (isNews(task)) tasks.set(task.id, task);
  return [...tasks.values()];
}

/**
 * Writes a new snapshot of a city: from the one before and what has changed, or, once a day, when there is none or
 * `isWhole`, from all that is open. Its files are there before anybody is told of them; those of the one before
 * stay for whoever was told of it. Answers how many tasks it holds.
 */
export async function buildSnapshot(
  ports: CataloguePorts,
  cityCode: string,
  isWhole = false,
): Promise<number> {
  const { store, files, clock } = ports;
  const startedAtMs = clock.nowMs();
  const known = await store.get(catalogueSnapshots, cityCode);
  const isDue = isWhole || !known || startedAtMs - known.wholeAtMs >= wholeEveryMs;
  const before = isDue ? undefined : await readSnapshot(ports, cityCode);
  const standing = before ? await followed(ports, cityCode, before) : await allOpen(store, cityCode);
  const tasks = standing.filter(({ signUpDeadlineMs }) => signUpDeadlineMs > startedAtMs);
  const publisherIds = [...new Set(tasks.map(({ publisherId }) => publisherId))];
  const publishers = await shownPublishers(store, publisherIds);
  const sequence = (known?.sequence ?? 0) + 1;
  const snapshot = { readToMs: startedAtMs, tasks, publishers };
  await files.put(textKey(cityCode, sequence), await packText(snapshot), 'application/gzip');
  await files.put(snapshotKey(cityCode, sequence), await packSnapshot(snapshot), 'application/gzip');
  // Before anybody is told: whoever does it again after a crash removes the same.
  if (sequence > 2) {
    await files.remove(snapshotKey(cityCode, sequence - 2));
    await files.remove(textKey(cityCode, sequence - 2));
  }
  await store.transact(async (tx) => {
    const current = await tx.get(catalogueSnapshots, cityCode);
    // Somebody else was faster: theirs is as good.
    if ((current?.sequence ?? 0) >= sequence) return;
    const wholeAtMs = before ? (current?.wholeAtMs ?? 0) : startedAtMs;
    const written = { id: cityCode, sequence, tasks: tasks.length, wholeAtMs };
    if (current) tx.update(catalogueSnapshots, written);
    else tx.create(catalogueSnapshots, written);
  });
  return tasks.length;
}
