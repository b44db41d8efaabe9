import { orderRow } from '../../shared/application/orders/order-view';
import { orders } from '../../shared/collections/orders';
import type { ordersContract } from '../../shared/contract/orders';
import { workStartMs } from '../../shared/domain/tasks/sessions';
import type { UseCase } from '../../shared/ports/context';

/** As many as anybody has before them; what ends later is not counted. */
const most = 50;

/** The next job of the person, and how many are ahead, in one reading. */
export const overview: UseCase<typeof ordersContract.overview> = async (_input, { store, caller, clock }) => {
  const nowMs = clock.nowMs();
  const { items } = await store.list(orders, 'ahead', [caller.account.id], { limit: most, from: nowMs });
  const admitted = items.filter(({ status }) => status === 'admitted');
  const [next] = admitted.toSorted((a, b) => workStartMs(a.terms.sessions) - workStartMs(b.terms.sessions));
  return {
    admitted: admitted.length,
    applied: items.filter(({ status }) => status === 'applied').length,
    ...(next && { next: orderRow(next, nowMs) }),
  };
};
