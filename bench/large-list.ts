import { tasks } from '../shared/collections/tasks';
import { type Backend, writeAll } from './backend';
import { callAll, callOnce, median } from './call';
import { newTasks } from './tasks';

const sizes = [1_000, 100_000] as const;
const calls = 300;
const rounds = 7;
const listCity = '330100';

/** Time of `tasks/list` in a collection of 1,000 and of 100,000 open tasks of one city, in ms per call. */
export async function measureLargeList(
  backend: Backend,
): Promise<{ small: number; large: number; ratio: number }> {
  const call = { action: 'tasks/list', input: { city: listCity, sort: 'newest', limit: 20 } };
  const times: number[] = [];
  let written = 0;
  for (const size of sizes) {
    const docs = newTasks(size - written, backend.ports.clock.nowMs(), { cityCode: listCity });
    await writeAll(
      backend.ports.store,
      tasks,
      docs.map(({ task }) => task),
    );
    written = size;
    await callOnce(backend, call);
    const perCall: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now();
      await callAll(
        backend,
        Array.from({ length: calls / rounds }, () => call),
      );
      perCall.push((performance.now() - startedAt) / (calls / rounds));
    }
    times.push(median(perCall));
  }
  const [small = Number.NaN, large = Number.NaN] = times;
  return { small, large, ratio: large / small };
}
