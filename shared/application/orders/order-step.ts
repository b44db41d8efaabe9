import type { Order } from '../../collections/orders';
import type { Ports } from '../../ports/context';

type Step = Order['timeline'][number];

/** The order after one more step of its life. */
export const withStep = (order: Order, { clock }: Pick<Ports, 'clock'>, step: Omit<Step, 'atMs'>): Order => {
  const atMs = clock.nowMs();
  return {
    ...order,
    status: step.status,
    timeline: [...order.timeline, { ...step, atMs }],
    updatedAtMs: atMs,
  };
};
