import { earn } from '../../../shared/application/money/earn';
import { type WorkerIdentity, workerIdentities } from '../../../shared/collections/worker-identities';
import { taxAuthorisationVersion } from '../../../shared/contract/agreements/versions';
import { costRates, orderCost } from '../../../shared/domain/money/cost';
import { fen } from '../../../shared/domain/money/money';
import type { SettlementCycle } from '../../../shared/domain/money/settlement-cycles';
import type { Ports } from '../../../shared/ports/context';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** Work that was accepted, at this moment. */
export interface EarnedWork {
  readonly workerId: string;
  readonly orderId: string;
  readonly payFen: number;
  readonly cycle?: SettlementCycle;
}

/** Books what work has earned, as its acceptance does. */
export async function earnWork(
  { store, clock }: Needs,
  { workerId, orderId, payFen: amountFen, cycle = 'per-task' }: EarnedWork,
): Promise<void> {
  const payFen = fen(amountFen);
  const [rates] = costRates;
  const sessions = [{ startMs: 0, endMs: 1 }];
  const order = {
    id: orderId,
    taskId: 'task000000000000',
    accountId: workerId,
    publisherId: 'publisher0000000',
    terms: {
      version: 1,
      title: '派发传单',
      payFen,
      payUnit: 'task',
      settlementCycle: cycle,
      sessions,
      quantity: 1,
    },
    cost: { ...orderCost({ payFen, quantity: 1 }, rates), rates: rates.version },
  } as const;
  await store.transact((tx) => earn(tx, order, { payFen, atMs: clock.nowMs() }));
}

/** Puts who a worker is, as the register said. */
export const proveWorker = (
  { store, clock }: Needs,
  workerId: string,
  changes: Partial<WorkerIdentity> = {},
): Promise<void> =>
  store.transact(async (tx) => {
    const atMs = clock.nowMs();
    tx.create(workerIdentities, {
      id: workerId,
      legalName: '林晓彤',
      idNumber: '110101199003070011',
      personKey: 'person-1',
      provenAtMs: atMs,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      corrections: 0,
      authorisation: {
        id: 'tax-authorisation',
        version: taxAuthorisationVersion,
        textHash: 'hash',
        acceptedAtMs: atMs,
      },
      ...changes,
    });
  });
