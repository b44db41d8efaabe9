import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { gateway, listen } from '../local/gateway';
import { orders } from '../shared/collections/orders';
import { taskPlaces, tasks } from '../shared/collections/tasks';
import { type Backend, signedInPeople, writeAll } from './backend';
import { newTasks } from './tasks';

const people = 1_000;
const places = 100;
const sockets = 100;

interface Outcome {
  readonly admitted: number;
  readonly full: number;
  readonly other: number;
  readonly stored: number;
  readonly seconds: number;
}

function post(agent: Agent, url: URL, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A thousand people at once for a hundred places, over HTTP; who was told what, and what is stored. */
export async function race(backend: Backend): Promise<Outcome> {
  const [wanted] = newTasks(1, backend.ports.clock.nowMs(), { places });
  if (!wanted) throw new Error('no task');
  await writeAll(backend.ports.store, tasks, [wanted.task]);
  await writeAll(backend.ports.store, taskPlaces, wanted.places);
  const tokens = await signedInPeople(backend, people);
  const noSandbox = async () => {
    throw new Error('not served');
  };
  const server = gateway({
    functions: backend.functions,
    ports: backend.ports,
    sandbox: noSandbox,
  });
  const url = new URL('/orders/signUp', await listen(server, 0));
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const startedAt = performance.now();
  const answers = await Promise.all(
    tokens.map((token) => {
      const idempotencyKey = randomBytes(12).toString('hex');
      return post(agent, url, token, JSON.stringify({ taskId: wanted.task.id, idempotencyKey }));
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  server.close();
  const admitted = answers.filter((answer) => answer.includes('"admitted"')).length;
  const full = answers.filter((answer) => answer.includes('TASK_FULL')).length;
  let stored = 0;
  let cursor: string | undefined;
  do {
    const page = await backend.ports.store.list(orders, 'applicants', [wanted.task.id], {
      limit: 100,
      cursor,
    });
    stored += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined);
  return { admitted, full, other: people - admitted - full, stored, seconds };
}
