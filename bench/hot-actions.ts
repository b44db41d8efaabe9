import { randomBytes } from 'node:crypto';
import { writeSeed } from '../local/seed/write-seed';
import { taskPlaces, tasks, taskTexts } from '../shared/collections/tasks';
import { type Backend, signedInPeople, writeAll } from './backend';
import { type Call, callOnce, cpuPerCall, warmUpRounds } from './call';
import { newTasks } from './tasks';

/** What an action may cost; ceilings of the first issue. */
interface Budget {
  readonly memoryMs: number;
  readonly dynamoMs: number;
  readonly waves: number;
  readonly requests: number;
}

interface HotAction {
  readonly name: string;
  readonly budget: Budget | undefined;
  /** The nth call; each is made once. */
  call(n: number): Call;
}

/** One measured line. */
export interface Measured {
  readonly name: string;
  readonly cpuMs: number;
  readonly waves: number | undefined;
  readonly requests: number | undefined;
  readonly bytes: number;
  readonly budget: Budget | undefined;
}

const roundSize = 100;
const rounds = warmUpRounds + 9;
const calls = roundSize * rounds;

const newKey = (): string => randomBytes(12).toString('hex');

async function hotActions(backend: Backend): Promise<HotAction[]> {
  const nowMs = backend.ports.clock.nowMs();
  await writeSeed(backend.ports.store, nowMs);
  // The count run of each action makes one more call than the rounds do.
  const [open] = newTasks(1, nowMs, { places: 1_000_000 });
  if (!open) throw new Error('no task');
  await writeAll(backend.ports.store, tasks, [open.task]);
  await writeAll(backend.ports.store, taskTexts, [open.texts]);
  await writeAll(backend.ports.store, taskPlaces, open.places);
  const tokens = await signedInPeople(backend, calls + 1);
  const token = (n: number) => tokens[n] ?? '';
  const taskId = open.task.id;
  return [
    { name: 'tasks/get', budget: undefined, call: () => ({ action: 'tasks/get', input: { taskId } }) },
    {
      name: 'orders/signUp',
      // The person's schedule is read beside the task (docs/adr/0024).
      budget: { memoryMs: 0.8, dynamoMs: 5, waves: 3, requests: 5 },
      call: (n) => ({
        action: 'orders/signUp',
        input: { taskId, termsVersion: 1, idempotencyKey: newKey() },
        token: token(n),
      }),
    },
    {
      name: 'orders/mine',
      budget: undefined,
      call: (n) => ({ action: 'orders/mine', input: {}, token: token(n) }),
    },
    {
      name: 'account/me',
      budget: undefined,
      call: (n) => ({ action: 'account/me', input: {}, token: token(n) }),
    },
  ];
}

/** Measures every hot action on one backend. */
export async function measureHotActions(backend: Backend): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, budget, call } of await hotActions(backend)) {
    backend.count?.reset();
    const answer = await callOnce(backend, call(calls));
    const counted = backend.count?.read();
    const planned = Array.from({ length: rounds }, (_, round) =>
      Array.from({ length: roundSize }, (_each, at) => call(round * roundSize + at)),
    );
    const cpuMs = await cpuPerCall(backend, planned);
    const bytes = Buffer.byteLength(answer);
    measured.push({ name, cpuMs, waves: counted?.waves, requests: counted?.requests, bytes, budget });
  }
  return measured;
}
