import type { ChargeRail } from '../../../shared/ports/charge-rail';
import type { PayoutRail } from '../../../shared/ports/payout-rail';
import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';

/** The process is gone: no answer, and nothing of it does anything any more. */
export class Death extends Error {}

type Counted = <T>(work: () => Promise<T>) => Promise<T>;

const dyingPayouts = (rail: PayoutRail, counted: Counted): PayoutRail => ({
  ...rail,
  send: (payment) => counted(() => rail.send(payment)),
  query: (payment) => counted(() => rail.query(payment)),
  cancel: (payment) => counted(() => rail.cancel(payment)),
});

const dyingCharges = (rail: ChargeRail, counted: Counted): ChargeRail => ({
  ...rail,
  make: (charge) => counted(() => rail.make(charge)),
  query: (charge) => counted(() => rail.query(charge)),
  close: (charge) => counted(() => rail.close(charge)),
  refund: (refund) => counted(() => rail.refund(refund)),
  queryRefund: (refund) => counted(() => rail.queryRefund(refund)),
});

/** The same ports in a process that dies after its n-th effect: a commit, or a call of a rail. */
export function dyingPorts(ports: LambdaPorts, n: number): { ports: LambdaPorts; isDead: () => boolean } {
  let effects = 0;
  const counted: Counted = async (work) => {
    if (effects >= n) throw new Death();
    const done = await work();
    effects += 1;
    if (effects >= n) throw new Death();
    return done;
  };
  const { store, rails } = ports;
  const dying: LambdaPorts = {
    ...ports,
    store: {
      get: store.get,
      getMany: store.getMany,
      list: store.list,
      transact: (work) => counted(() => store.transact(work)),
    },
    rails: {
      open: (channel, settings) => dyingPayouts(rails.open(channel, settings), counted),
      openCharges(settings) {
        const rail = rails.openCharges(settings);
        return rail && dyingCharges(rail, counted);
      },
    },
  };
  return { ports: dying, isDead: () => effects >= n };
}
