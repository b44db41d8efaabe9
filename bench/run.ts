import { parseArgs } from 'node:util';
import { buildFunctions } from '../scripts/build-functions';
import { maxBundleBytes } from '../scripts/bundle-problems';
import { goalLoadMs, measureLoad } from '../scripts/measure-load';
import { type Backend, openBackend, type StoreKind } from './backend';
import { type Measured, measureHotActions } from './hot-actions';
import { listLoad } from './http-load';
import { measureLargeList } from './large-list';
import { benchQueries } from './queries';
import { race, signUpCpuMs } from './sign-ups';

const maxLargeListRatio = 1.3;
const maxSignUpCpuMs = 1.3;

let missed = 0;

/** A figure with its ceiling; a miss is counted and marked. */
function held(value: number, ceiling: number, digits = 2): string {
  const misses = value > ceiling;
  if (misses) missed += 1;
  return `${value.toFixed(digits)} ≤ ${ceiling}${misses ? ' ✗' : ''}`;
}

function hotRow(kind: StoreKind, { name, cpuMs, waves, requests, bytes, budget }: Measured) {
  const ceiling = kind === 'memory' ? budget?.memoryMs : budget?.dynamoMs;
  const bounded = (value: number | undefined, limit: number | undefined) => {
    if (value === undefined) return '–';
    return limit === undefined ? String(value) : held(value, limit, 0);
  };
  return {
    action: name,
    store: kind,
    'CPU ms': ceiling === undefined ? cpuMs.toFixed(2) : held(cpuMs, ceiling),
    waves: bounded(waves, budget?.waves),
    requests: bounded(requests, budget?.requests),
    bytes,
  };
}

async function benchStore(backend: Backend): Promise<void> {
  const { kind } = backend;
  console.log(`\n## ${kind}`);
  console.table((await measureHotActions(backend)).map((each) => hotRow(kind, each)));
  const load = await listLoad(backend);
  console.log(
    `tasks/list over HTTP, 20 connections: ${Math.round(load.bodies.length / load.seconds)} req/s, ${load.cpuMs.toFixed(2)} CPU ms/request`,
  );
  console.log(
    `orders/signUp over HTTP, 20 connections: ${held(await signUpCpuMs(backend), maxSignUpCpuMs)} CPU ms/request`,
  );
  const raced = await race(backend);
  const exact = raced.admitted === 100 && raced.full === 900 && raced.stored === 100;
  if (!exact) missed += 1;
  console.log(
    `1,000 people for 100 places over HTTP: ${raced.admitted} admitted, ${raced.full} told it is full, ` +
      `${raced.other} other, ${raced.stored} orders stored, ${raced.seconds.toFixed(1)} s${exact ? '' : ' ✗'}`,
  );
  const large = await measureLargeList(kind);
  console.log(
    `tasks/list among 1,000 tasks ${large.small.toFixed(2)} ms, among 100,000 ${large.large.toFixed(2)} ms: ` +
      `ratio ${held(large.ratio, maxLargeListRatio)}`,
  );
}

async function benchBundles(): Promise<void> {
  console.log('\n## bundles');
  const rows = [];
  for (const { name, path, bytes } of await buildFunctions()) {
    const loadMs = await measureLoad(path);
    rows.push({
      function: name,
      KB: held(bytes / 1024, maxBundleBytes / 1024, 0),
      'load ms': held(loadMs, goalLoadMs, 0),
    });
  }
  console.table(rows);
}

/** `npm run bench`: figures beside their ceilings; exit code 1 when one is missed. `--queries FILE`: the quality of the search alone. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { queries: { type: 'string' } } });
  if (values.queries !== undefined) return benchQueries(values.queries);
  for (const kind of ['memory', 'dynamo'] as const) {
    const backend = await openBackend(kind);
    if (!backend) {
      console.log(`\n## ${kind}: SKIPPED, the embedded DynamoDB does not exist for this machine`);
      continue;
    }
    await benchStore(backend);
    await backend.close();
  }
  await benchBundles();
  console.log(missed === 0 ? '\nall ceilings held' : `\n${missed} ceilings missed`);
  process.exitCode = missed === 0 ? 0 : 1;
}

await main();
