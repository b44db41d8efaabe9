import type { PayoutRail, RailAnswer, Rails, SentPayment } from '../../../shared/ports/payout-rail';
import type { Store } from '../../../shared/ports/store';
import { type TransactionCall, tapped } from '../../support/stores/tapped';
import type { PayFault } from './pay-simulation';

/** A document that is about to be written, as far as faults look at it. */
interface Written {
  readonly id: string;
  readonly kind?: string;
  readonly status?: string;
  readonly payoutId?: string;
}

const isInto = ({ args: [into] }: TransactionCall, name: string): boolean =>
  typeof into === 'object' && into !== null && 'name' in into && into.name === name;
const written = ({ args }: TransactionCall): Written => args[1] as unknown as Written;

/** Writes that a use case forgets. */
const forgetting =
  (isForgotten: (call: TransactionCall) => boolean) =>
  (store: Store): Store =>
    tapped(store, { transaction: () => ({ before: (call) => (isForgotten(call) ? 'done' : undefined) }) });

const unbooked = (kind: string) =>
  forgetting(
    (call) => call.method === 'create' && isInto(call, 'ledgerEntries') && written(call).kind === kind,
  );

/** In the commit that books a payout, its person's balance stays. */
const balanceKept = (store: Store): Store =>
  tapped(store, {
    transaction() {
      let isPayout = false;
      return {
        onTry() {
          isPayout = false;
        },
        before(call) {
          if (isInto(call, 'ledgerEntries') && written(call).payoutId !== undefined) isPayout = true;
          return isPayout && call.method === 'update' && isInto(call, 'workerBooks') ? 'done' : undefined;
        },
      };
    },
  });

type Hearing = (answer: RailAnswer, payment: SentPayment) => RailAnswer;

/** Rails whose answers are understood otherwise. */
const hearing =
  ({
    send = (answer) => answer,
    query = (answer) => answer,
  }: {
    readonly send?: Hearing;
    readonly query?: Hearing;
  }) =>
  (rails: Rails): Rails => ({
    ...rails,
    open(channel, settings) {
      const rail = rails.open(channel, settings);
      return {
        ...rail,
        send: async (payment) => send(await rail.send(payment), payment),
        query: async (payment) => query(await rail.query(payment), payment),
      };
    },
  });

const unclearFails: Hearing = (answer) =>
  answer.kind === 'unclear' ? { kind: 'failed', code: answer.code } : answer;
const contradictionPays: Hearing = (answer) =>
  answer.kind === 'unclear' && answer.code === 'ANOTHER_PAYMENT' ? { kind: 'paid' } : answer;

/** A payment that is sent again goes out under another number. */
const numberedAnew = (rails: Rails): Rails => ({
  ...rails,
  open(channel, settings) {
    const rail: PayoutRail = rails.open(channel, settings);
    const sent = new Map<string, number>();
    return {
      ...rail,
      send(payment) {
        const times = (sent.get(payment.number) ?? 0) + 1;
        sent.set(payment.number, times);
        if (times === 1) return rail.send(payment);
        const number = `${payment.number.slice(0, -2)}${String(times).padStart(2, '0')}`;
        return rail.send({ ...payment, number, body: payment.body.replaceAll(payment.number, number) });
      },
    };
  },
});

/** The first are found soonest. */
export const payFaults: readonly PayFault[] = [
  { name: 'what is drawn is not booked', store: unbooked('payout') },
  { name: 'what was paid is not booked', store: unbooked('payoutPaid') },
  { name: 'what came back after it was paid is not booked', store: unbooked('payoutReturned') },
  { name: 'what was drawn can be drawn again', store: balanceKept },
  {
    name: 'a settlement leaves its taxes out of the year',
    store: forgetting((call) => call.method === 'update' && isInto(call, 'taxYears')),
  },
  { name: 'an answer that is not understood is a failure', rails: hearing({ send: unclearFails }) },
  { name: 'what was not paid does not come back', store: unbooked('payoutBack') },
  {
    name: 'an end is booked, and the payout goes on',
    store: forgetting(
      (call) =>
        call.method === 'update' &&
        isInto(call, 'payouts') &&
        ['failed', 'expired'].includes(written(call).status ?? ''),
    ),
  },
  {
    name: 'an answer about another payment is believed',
    rails: hearing({ query: contradictionPays, send: contradictionPays }),
  },
  {
    name: 'a clock of ours ends what waits',
    rails: hearing({ query: (answer) => (answer.kind === 'waiting' ? { kind: 'expired' } : answer) }),
  },
  {
    name: 'what was asked to be cancelled is taken for cancelled',
    rails: (rails) => ({
      ...rails,
      open(channel, settings) {
        const rail = rails.open(channel, settings);
        return { ...rail, cancel: async () => ({ kind: 'cancelled' }) };
      },
    }),
  },
  { name: 'who is asked again gets another number', rails: numberedAnew },
];
