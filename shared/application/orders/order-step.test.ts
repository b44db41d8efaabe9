import { fakeClock } from '../../../tests/support/stores/fake-clock';
import type { Order } from '../../collections/orders';
import { withStep } from './order-step';

test('given an order, when a step is taken, then status, timeline and moment change and nothing else', () => {
  const clock = fakeClock(5_000);
  const order = {
    id: 'o',
    status: 'applied',
    timeline: [{ status: 'applied', by: 'worker', atMs: 1 }],
  } as unknown as Order;
  const refused = withStep(order, { clock }, { status: 'refused', by: 'publisher', reason: '满员' });
  expect(refused).toEqual({
    id: 'o',
    status: 'refused',
    timeline: [
      { status: 'applied', by: 'worker', atMs: 1 },
      { status: 'refused', by: 'publisher', reason: '满员', atMs: 5_000 },
    ],
    updatedAtMs: 5_000,
  });
  expect(order.timeline).toHaveLength(1);
});
