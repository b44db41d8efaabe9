import {
  groupPostStatuses,
  type OrderStatus,
  orderMayBecome,
  orderStatuses,
  taskStatuses,
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

test('given documents of earlier versions, when their values are read, then each is still one', () => {
  // A word that leaves a list makes every document that carries it unreadable: it has to be migrated first.
  const stored = {
    taskStatuses: [taskStatuses, 'draft open closed'],
    orderStatuses: [orderStatuses, 'applied admitted refused withdrawn'],
    groupPostStatuses: [groupPostStatuses, 'waiting sending sent unsure withdrawn dropped'],
  } as const;
  for (const [values, words] of Object.values(stored)) {
    expect(values).toEqual(expect.arrayContaining(words.split(' ')));
  }
});
