import {
  legalMinimumAge,
  maxWithdrawals,
  type OrderStatus,
  orderMayBecome,
  orderStatuses,
} from './lifecycles';

const allowed: readonly (readonly [OrderStatus, OrderStatus])[] = [
  ['applied', 'admitted'],
  ['applied', 'refused'],
  ['applied', 'withdrawn'],
  ['admitted', 'withdrawn'],
  ['withdrawn', 'applied'],
  ['withdrawn', 'admitted'],
];

const pairs = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));

test.each(pairs)(
  'given an order that is %s, when it should become %s, then only if its life allows it',
  (from, to) => {
    expect(orderMayBecome(from, to)).toBe(allowed.some(([one, other]) => one === from && other === to));
  },
);

test('given the law, when the youngest age is asked for, then it is sixteen', () => {
  expect(legalMinimumAge).toBe(16);
  expect(maxWithdrawals).toBe(3);
});
