import { randomBytes } from 'node:crypto';
import { orders } from '../shared/collections/orders';
import { taskPlaces, tasks } from '../shared/collections/tasks';
import { type Backend, signedInPeople, writeAll } from './backend';
import { httpLoad } from './http-load';
import { newTasks } from './tasks';

interface SignUps {
  readonly taskIds: readonly string[];
  readonly starts: readonly string[];
  readonly seconds: number;
  readonly cpuMs: number;
}

/** Each person signs up once over HTTP; person n at task n modulo the number of tasks. */
async function signUps(
  backend: Backend,
  {
    people,
    taskCount,
    places,
    connections,
  }: Record<'people' | 'taskCount' | 'places' | 'connections', number>,
): Promise<SignUps> {
  const wanted = newTasks(taskCount, backend.ports.clock.nowMs(), { places });
  await writeAll(
    backend.ports.store,
    tasks,
    wanted.map(({ task }) => task),
  );
  await writeAll(
    backend.ports.store,
    taskPlaces,
    wanted.flatMap((each) => each.places),
  );
  const taskIds = wanted.map(({ task }) => task.id);
  const tokens = await signedInPeople(backend, people);
  const requests = tokens.map((token, at) => ({
    path: '/orders/signUp',
    token,
    body: {
      taskId: taskIds[at % taskCount],
      termsVersion: 1,
      idempotencyKey: randomBytes(12).toString('hex'),
    },
  }));
  return { taskIds, ...(await httpLoad(backend, connections, requests)) };
}

/** The server's CPU for a sign-up at a task that few others want, ms. */
export async function signUpCpuMs(backend: Backend): Promise<number> {
  const given = { taskCount: 200, places: 100, connections: 20 };
  await signUps(backend, { ...given, people: 200 });
  const { starts, cpuMs } = await signUps(backend, { ...given, people: 2_000 });
  const refused = starts.find((start) => !start.includes('"admitted"'));
  if (refused !== undefined) throw new Error(refused);
  return cpuMs;
}

interface Outcome {
  readonly admitted: number;
  readonly full: number;
  readonly other: number;
  readonly stored: number;
  readonly seconds: number;
}

/** A thousand people at once for a hundred places; who was told what, and what is stored. */
export async function race(backend: Backend): Promise<Outcome> {
  const people = 1_000;
  const given = { people, taskCount: 1, places: 100, connections: 100 };
  const { taskIds, starts, seconds } = await signUps(backend, given);
  const admitted = starts.filter((start) => start.includes('"admitted"')).length;
  const full = starts.filter((start) => start.includes('TASK_FULL')).length;
  let stored = 0;
  let cursor: string | undefined;
  do {
    const page = await backend.ports.store.list(orders, 'applicants', [taskIds[0] ?? ''], {
      limit: 100,
      cursor,
    });
    stored += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  return { admitted, full, other: people - admitted - full, stored, seconds };
}
