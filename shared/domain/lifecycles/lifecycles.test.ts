import {
  admissions,
  groupChannels,
  groupPostPatienceMs,
  groupPostStatuses,
  groupRhythms,
  legalMinimumAge,
  maxGroupPostTries,
  maxSignUps,
  maxWithdrawals,
  type OrderStatus,
  orderMayBecome,
  orderStatuses,
  payUnits,
  roles,
  settlementCycleNames,
  settlementCycles,
  taskCategories,
  taskStatuses,
  verifications,
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
    taskCategories: [taskCategories, 'recruiting promotion other'],
    payUnits: [payUnits, 'hour day piece task'],
    settlementCycles: [settlementCycles, 'per-task daily weekly monthly'],
    admissions: [admissions, 'first-come reviewed'],
    taskStatuses: [taskStatuses, 'draft open closed'],
    orderStatuses: [orderStatuses, 'applied admitted refused withdrawn'],
    verifications: [verifications, 'none person enterprise'],
    roles: [roles, 'publisher operator'],
    groupChannels: [groupChannels, 'wechaty wecom-robot'],
    groupRhythms: [groupRhythms, 'at-once hourly daily'],
    groupPostStatuses: [groupPostStatuses, 'waiting sending sent unsure withdrawn dropped'],
  } as const;
  for (const [values, words] of Object.values(stored)) {
    expect(values).toEqual(expect.arrayContaining(words.split(' ')));
  }
});

test('given settlement cycles, when people read them, then each has a name of its own', () => {
  expect(settlementCycles.map((cycle) => settlementCycleNames[cycle])).toEqual([
    '完工结',
    '日结',
    '周结',
    '月结',
  ]);
});

test('given the law, when the youngest age is asked for, then it is sixteen', () => {
  expect(legalMinimumAge).toBe(16);
  expect(maxWithdrawals).toBe(3);
});

test('given the bounds of waiting, when asked for, then they are what the rules say', () => {
  expect(maxSignUps).toBe(1_000);
  // Once more after a sending that was cut off, which is known after two minutes.
  expect([maxGroupPostTries, groupPostPatienceMs]).toEqual([2, 120_000]);
});
