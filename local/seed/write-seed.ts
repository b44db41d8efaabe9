import { newDeadline } from '../../shared/application/deadlines/deadlines';
import { taskExpiry } from '../../shared/application/tasks/task-expiry';
import { accounts } from '../../shared/collections/accounts';
import type { Collection, Document } from '../../shared/collections/collection';
import { deadlines } from '../../shared/collections/deadlines';
import { publishers, taskPlaces, tasks, taskTexts } from '../../shared/collections/tasks';
import type { Store } from '../../shared/ports/store';
import { fundSeed } from './fund-seed';
import { seedDocuments } from './generate';

/** The port's bounds: ids in one read, documents in one transaction. */
const readSize = 100;
const transactionSize = 10;
/** Transactions at once. */
const parallel = 8;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

async function missingOf<D extends Document>(
  store: Store,
  from: Collection<D>,
  docs: readonly D[],
): Promise<D[]> {
  const reads = chunks(docs, readSize).map(async (chunk) => {
    const ids = chunk.map(({ id }) => id);
    const found = await store.getMany(from, ids);
    return chunk.filter((_, at) => found[at] === undefined);
  });
  return (await Promise.all(reads)).flat();
}

async function writeMissing<D extends Document>(
  store: Store,
  into: Collection<D>,
  docs: readonly D[],
): Promise<number> {
  const missing = await missingOf(store, into, docs);
  for (const wave of chunks(chunks(missing, transactionSize), parallel)) {
    const written = wave.map((chunk) =>
      store.transact(async (tx) => {
        for (const doc of chunk) tx.create(into, doc);
      }),
    );
    await Promise.all(written);
  }
  return missing.length;
}

/**
 * Writes the seed documents that are not there yet and answers how many. What people changed since stays as
 * it is, and a run that was cut off is completed by the next one.
 */
export async function writeSeed(store: Store, nowMs: number): Promise<number> {
  const seed = seedDocuments(nowMs);
  // In this order nobody ever sees a task without its publisher, its places, its texts, its end or its money.
  const owners = seed.publishers;
  const accountsWritten = await writeMissing(
    store,
    accounts,
    owners.map(({ account }) => account),
  );
  const publishersWritten = await writeMissing(
    store,
    publishers,
    owners.map(({ publisher }) => publisher),
  );
  const placesWritten = await writeMissing(
    store,
    taskPlaces,
    seed.tasks.flatMap(({ places }) => places),
  );
  const textsWritten = await writeMissing(
    store,
    taskTexts,
    seed.tasks.map(({ texts }) => texts),
  );
  const deadlinesWritten = await writeMissing(
    store,
    deadlines,
    seed.tasks.map(({ task }) => newDeadline(taskExpiry(task))),
  );
  await fundSeed(
    store,
    seed.tasks.map(({ task }) => task),
    nowMs,
  );
  const tasksWritten = await writeMissing(
    store,
    tasks,
    seed.tasks.map(({ task }) => task),
  );
  return accountsWritten + publishersWritten + placesWritten + textsWritten + deadlinesWritten + tasksWritten;
}
