import { buildSnapshot } from '../../shared/application/catalogue/build-snapshot';
import { type CataloguePorts, Cities } from '../../shared/application/catalogue/cities';
import { catalogueSnapshots } from '../../shared/collections/catalogue';
import { type Task, tasks } from '../../shared/collections/tasks';
import type { Dump } from '../../shared/ports/dump';

/** Open tasks as the store has them, by city; read to the last document, past every index. */
async function openTasks(dump: Dump, nowMs: number): Promise<Map<string, Map<string, Task>>> {
  const byCity = new Map<string, Map<string, Task>>();
  for await (const page of dump.pages(tasks))
    for (const task of page as readonly Task[]) {
      if (task.status !== 'open' || task.signUpDeadlineMs <= nowMs) continue;
      const ofCity = byCity.get(task.cityCode) ?? new Map<string, Task>();
      byCity.set(task.cityCode, ofCity.set(task.id, task));
    }
  return byCity;
}

/** The cities that have or had open tasks. */
async function citiesOf(dump: Dump, byCity: ReadonlyMap<string, unknown>): Promise<string[]> {
  const codes = new Set(byCity.keys());
  for await (const page of dump.pages(catalogueSnapshots)) for (const { id } of page) codes.add(id);
  return [...codes].sort();
}

/** Writes the snapshot of every city anew, from all that is open; answers how many tasks each holds. */
export async function rebuildAll(ports: CataloguePorts, dump: Dump): Promise<ReadonlyMap<string, number>> {
  const cities = await citiesOf(dump, await openTasks(dump, ports.clock.nowMs()));
  const written = new Map<string, number>();
  for (const cityCode of cities) written.set(cityCode, await buildSnapshot(ports, cityCode, true));
  return written;
}

/** What somebody who looks finds otherwise than the store has it. */
export interface Difference {
  readonly cityCode: string;
  readonly taskId: string;
  readonly how: 'missing' | 'gone' | 'changed';
}

/**
 * Holds what an instance without memory would show against the store, city by city. What changes meanwhile may be
 * told as a difference: what it names again at a second run is one.
 */
export async function differences(ports: CataloguePorts, dump: Dump): Promise<Difference[]> {
  const byCity = await openTasks(dump, ports.clock.nowMs());
  const found: Difference[] = [];
  for (const cityCode of await citiesOf(dump, byCity)) {
    const expected = byCity.get(cityCode) ?? new Map<string, Task>();
    const shown = new Map(
      [...(await new Cities(ports).get(cityCode)).tasks.entries()].map(([, task]) => [task.id, task]),
    );
    for (const [taskId, { updatedAtMs }] of expected) {
      const known = shown.get(taskId);
      if (!known) found.push({ cityCode, taskId, how: 'missing' });
      else if (known.updatedAtMs !== updatedAtMs) found.push({ cityCode, taskId, how: 'changed' });
    }
    for (const taskId of shown.keys())
      if (!expected.has(taskId)) found.push({ cityCode, taskId, how: 'gone' });
  }
  return found;
}
