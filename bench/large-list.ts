import { tasks } from '../shared/collections/tasks';
import { type Backend, openBackend, type StoreKind, writeAll } from './backend';
import { callAll, median } from './call';
import { newTasks } from './tasks';

const sizes = { small: 1_000, large: 100_000 };
const callsPerRound = 40;
const warmUp = 5;
const rounds = 15;
const listCity = '330100';

/** Times in ms per call, and how many times the large one is the small one. */
interface LargeList {
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}

async function backendWith(kind: StoreKind, count: number): Promise<Backend> {
  const backend = await openBackend(kind);
  if (!backend) throw new Error(`no ${kind}`);
  const docs = newTasks(count, backend.ports.clock.nowMs(), { cityCode: listCity });
  await writeAll(
    backend.ports.store,
    tasks,
    docs.map(({ task }) => task),
  );
  return backend;
}

async function msPerCall(backend: Backend): Promise<number> {
  const call = { action: 'tasks/list', input: { city: listCity, sort: 'newest', limit: 20 } };
  const startedAt = performance.now();
  await callAll(
    backend,
    Array.from({ length: callsPerRound }, () => call),
  );
  return (performance.now() - startedAt) / callsPerRound;
}

/**
 * Time of `tasks/list` in a collection of 1,000 and in one of 100,000 open tasks of a city. The two are
 * measured in turns, so that what else the machine does meets both alike.
 */
export async function measureLargeList(kind: StoreKind): Promise<LargeList> {
  const few = await backendWith(kind, sizes.small);
  const many = await backendWith(kind, sizes.large);
  const times: { small: number; large: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    times.push({ small: await msPerCall(few), large: await msPerCall(many) });
  }
  await few.close();
  await many.close();
  const measured = times.slice(warmUp);
  const small = median(measured.map((each) => each.small));
  const large = median(measured.map((each) => each.large));
  return { small, large, ratio: large / small };
}
