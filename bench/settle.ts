import { entryHash } from '../shared/application/ledger/entry-hash';
import { settleWorker } from '../shared/application/money/settle';
import { workerBooks } from '../shared/collections/ledger';
import { shanghaiDate } from '../shared/domain/calendar/calendar';
import { fen } from '../shared/domain/money/money';
import { maxOrdersOfSettlement, settlementPostings } from '../shared/domain/settlement/settlement';
import { openTaxYear } from '../shared/domain/tax/tax-year';
import { withhold } from '../shared/domain/tax/withhold';
import { earnWork, proveWorker } from '../tests/support/data/earned-work';
import { onCloudBase, onDynamo } from './cloud-systems';

/** Orders of one publisher, four a worker, and workers who are settled at once. */
const [orders, ofWorker, together] = [1_000, 4, 50];

/** Tax, postings and hash of settlements of five orders, orders a second of CPU. */
function inRules(): number {
  const settlements = 20_000;
  const before = process.cpuUsage();
  let state = openTaxYear(2026);
  for (let at = 0; at < settlements; at += 1) {
    const atMs = Date.UTC(2026, at % 12, 5);
    if (at % 12 === 0) state = openTaxYear(2026);
    const taxed = withhold(state, { atMs, grossFen: fen(100_000 + at) });
    state = taxed.state;
    const { receipt } = taxed;
    const postings = settlementPostings(receipt);
    const day = shanghaiDate(atMs);
    entryHash({ id: `settle:${at}`, kind: 'settle', atMs, day, receipt, postings, links: [], inputHash: '' });
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round((settlements * maxOrdersOfSettlement * 1e6) / (user + system));
}

async function onStore(open: typeof onDynamo, count: number) {
  const opened = await open();
  if (!opened) return undefined;
  const { system, meter, close } = opened;
  const workers = Array.from(
    { length: count / ofWorker },
    (_, at) => `worker${String(at).padStart(10, '0')}`,
  );
  for (const workerId of workers) {
    await proveWorker(system.ports, workerId, { personKey: workerId });
    for (let at = 0; at < ofWorker; at += 1)
      await earnWork(system.ports, { workerId, orderId: `${workerId}-${at}`, payFen: 200_000 });
  }
  const left = [...workers];
  const startedAtMs = performance.now();
  const { writeUnits } = await meter.measure(async () => {
    const settling = Array.from({ length: together }, async () => {
      for (let worker = left.pop(); worker !== undefined; worker = left.pop())
        await settleWorker(system.ports, worker, async () => true);
    });
    await Promise.all(settling);
  });
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const book = await system.ports.store.get(workerBooks, workers[0] ?? '');
  if (book?.earnedFen !== 0) throw new Error('something was not settled');
  await close();
  return { orders: count, 'orders/s': Math.round(count / seconds), 'write units/order': writeUnits / count };
}

/** `npm run bench:settle`: orders settled a second in rules and on both clouds' stores, and what an order writes. */
async function main(): Promise<void> {
  console.table({
    rules: { 'orders/s': inRules() },
    'embedded DynamoDB': await onStore(onDynamo, orders),
    'CloudBase sandbox': await onStore(onCloudBase, orders / 5),
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
