import type { Store } from '../../shared/ports/store';
import { type TransactionCall, tapped } from '../support/stores/tapped';

/** A mistake that somebody might make in the code. */
export interface PlantedFault {
  readonly name: string;
  readonly plant: (store: Store) => Store;
}

/** A call that a use case forgets. */
const forgotten = (name: string, isForgotten: (call: TransactionCall) => boolean): PlantedFault => ({
  name,
  plant: (store) =>
    tapped(store, { transaction: () => ({ before: (call) => (isForgotten(call) ? 'done' : undefined) }) }),
});

/** A write of this kind in this collection. */
const writes = (
  { method, args: [into] }: TransactionCall,
  kind: TransactionCall['method'],
  name: string,
): boolean =>
  method === kind && typeof into === 'object' && into !== null && 'name' in into && into.name === name;

/** An addition to a counter, by its sign. */
const adds = (call: TransactionCall, name: string, field: string, sign: number): boolean =>
  writes(call, 'add', name) && Math.sign((call.args[2] as Record<string, number>)[field] ?? 0) === sign;

export const plantedFaults: readonly PlantedFault[] = [
  forgotten('a place is not taken', (call) => adds(call, 'taskPlaces', 'left', -1)),
  forgotten('a place that is free again is not given back', (call) => adds(call, 'taskPlaces', 'left', 1)),
  forgotten('the time of an order is not held', (call) => writes(call, 'create', 'schedules')),
  forgotten('a change of what time is held is lost', (call) => writes(call, 'update', 'schedules')),
  forgotten('what an order earned is not booked with its worker', (call) =>
    writes(call, 'update', 'workerBooks'),
  ),
  forgotten('the first earning of a worker is booked nowhere', (call) =>
    writes(call, 'create', 'workerBooks'),
  ),
  forgotten('an entry of the ledger is not written', (call) => writes(call, 'create', 'ledgerEntries')),
  forgotten('what was reserved, or went back, is not noted', (call) => writes(call, 'update', 'taskFunds')),
  forgotten('a refund is booked, and nobody is to send it', (call) => writes(call, 'create', 'refunds')),
  forgotten('a refund that was sent stays due', (call) => writes(call, 'update', 'refunds')),
  forgotten('an order changes, and its place and money do not follow', (call) =>
    writes(call, 'update', 'orders'),
  ),
  forgotten('sign-ups are not counted', (call) => adds(call, 'taskPlaces', 'signUps', 1)),
  forgotten('an order that is settled is not marked', (call) => writes(call, 'update', 'earnings')),
  forgotten('what an order earned is never to be settled', (call) => writes(call, 'create', 'earnings')),
  forgotten("a settlement is not kept in the person's year", (call) => writes(call, 'update', 'taxYears')),
];
