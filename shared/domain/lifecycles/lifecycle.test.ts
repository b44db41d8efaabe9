import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { fundingLifecycle, fundingStatuses } from './funding-lifecycle';
import { groupPostLifecycle, groupPostStatuses } from './group-post-lifecycle';
import {
  emissionsOf,
  initial,
  type Lifecycle,
  longestHistory,
  refusalOf,
  type Transition,
  writtenBy,
} from './lifecycle';
import { type OrderStatus, orderLifecycle, orderStatuses } from './order-lifecycle';
import { refundLifecycle, refundStatuses } from './refund-lifecycle';
import { isShown, taskLifecycle, taskStatuses } from './task-lifecycle';

const hourMs = 3_600_000;
const actors = ['worker', 'publisher', 'operator', 'platform', 'service'] as const;

/** What each lifecycle allows, said once more in words: nothing else may happen. */
const lifecycles: readonly {
  readonly lifecycle: Lifecycle<never>;
  readonly statuses: readonly string[];
  /** `actor event: from → to` */
  readonly allowed: readonly string[];
  readonly doc: object;
  /** By event: moments at which its condition holds and does not, with what differs in the document. */
  readonly conditions: Readonly<Record<string, readonly [holdsMs: number, failsMs: number, doc?: object]>>;
}[] = [
  {
    lifecycle: taskLifecycle,
    statuses: taskStatuses,
    allowed: [
      'publisher create: initial → draft',
      'publisher edit: draft → draft',
      'publisher edit: in-review → draft',
      'publisher edit: awaiting-funds → draft',
      'publisher pass: draft → awaiting-funds',
      'publisher open: draft → open',
      'operator fund: awaiting-funds → open',
      'platform fund: awaiting-funds → open',
      'platform lapse: awaiting-funds → draft',
      'publisher submit: draft → in-review',
      'publisher hold: open → in-review',
      'operator approve: in-review → awaiting-funds',
      'operator reopen: in-review → open',
      'operator reject: in-review → draft',
      'publisher change: open → open',
      'publisher outgrow: open → awaiting-funds',
      'operator extend: open → open',
      'platform extend: open → open',
      'publisher close: open → closed',
      'platform recount: open → open',
      'platform expire: open → closed',
    ],
    doc: { signUpDeadlineMs: hourMs },
    conditions: { lapse: [hourMs, hourMs - 1], expire: [hourMs, hourMs - 1] },
  },
  {
    lifecycle: orderLifecycle,
    statuses: orderStatuses,
    allowed: [
      'worker apply: initial → applied',
      'worker apply: withdrawn → applied',
      'worker takePlace: initial → admitted',
      'worker takePlace: withdrawn → admitted',
      'publisher admit: applied → admitted',
      'publisher refuse: applied → refused',
      'worker withdraw: applied → withdrawn',
      'worker withdraw: admitted → withdrawn',
    ],
    doc: { withdrawals: 2, terms: { sessions: [{ startMs: hourMs, endMs: 2 * hourMs }] } },
    conditions: { withdraw: [hourMs - 1, hourMs] },
  },
  {
    lifecycle: fundingLifecycle,
    statuses: fundingStatuses,
    allowed: [
      'publisher request: initial → awaiting',
      'operator request: initial → awaiting',
      'publisher amend: awaiting → awaiting',
      'operator confirm: awaiting → confirmed',
      'platform confirm: awaiting → confirmed',
      'platform giveBack: confirmed → confirmed',
      'publisher cancel: awaiting → cancelled',
      'operator cancel: awaiting → cancelled',
      'platform lapse: awaiting → lapsed',
    ],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: refundLifecycle,
    statuses: refundStatuses,
    allowed: [
      'platform create: initial → due',
      'operator create: initial → due',
      'operator pay: due → paid',
      'platform pay: due → paid',
      'operator fail: due → due',
      'platform fail: due → due',
    ],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: groupPostLifecycle,
    statuses: groupPostStatuses,
    allowed: [
      'service enqueue: initial → waiting',
      'service claim: waiting → sending',
      'platform interrupt: sending → interrupted',
      'service retry: interrupted → sending',
      'platform giveUp: sending → unsure',
      'platform giveUp: interrupted → unsure',
      'service confirm: sending → sent',
      'service confirm: interrupted → sent',
      'service release: sending → waiting',
      'service release: interrupted → waiting',
      'service drop: waiting → dropped',
      'service drop: sending → dropped',
      'service drop: interrupted → dropped',
      'service recall: sent → withdrawn',
    ],
    doc: { updatedAtMs: 0, tries: 1 },
    conditions: {
      interrupt: [2 * 60_000, 2 * 60_000 - 1],
      // A day where it is not being sent.
      giveUp: [24 * hourMs, 2 * 60_000 - 1, { tries: 2 }],
    },
  },
];

const rows = lifecycles.flatMap(({ lifecycle, statuses, allowed, doc, conditions }) =>
  Object.entries(lifecycle.transitions).flatMap(([event, transition]) =>
    [initial, ...statuses].flatMap((from) =>
      actors.map((by) => ({
        name: `${lifecycle.name}: ${by} ${event}: ${from} → ${transition.to}`,
        isAllowed: allowed.includes(`${by} ${event}: ${from} → ${transition.to}`),
        transition: transition as Transition<object>,
        from,
        by,
        doc: { ...doc, ...conditions[event]?.[2], ...(from !== initial && { status: from }) },
        moments: conditions[event],
      })),
    ),
  ),
);

test.each(rows)('$name: $isAllowed', ({ isAllowed, transition, from, by, doc, moments }) => {
  const refused = refusalOf(transition, doc, { by, atMs: moments?.[0] ?? 0 });
  if (isAllowed) expect(refused).toBeUndefined();
  else if (!transition.by.includes(by)) expect(refused).toEqual({ why: 'actor' });
  else {
    expect(refused).toEqual({ why: 'status', code: transition.refusal });
    expect(transition.from).not.toContain(from);
  }
});

test.each(rows.filter(({ isAllowed, moments }) => isAllowed && moments))(
  '$name: not unless its condition holds',
  ({ transition, by, doc, moments }) => {
    const refused = refusalOf(transition, doc, { by, atMs: moments?.[1] ?? 0 });
    expect(refused).toEqual({ why: 'condition', code: transition.refusal });
  },
);

test('every condition and every allowed step was tried', () => {
  for (const { lifecycle, allowed, conditions } of lifecycles) {
    const conditional = Object.entries(lifecycle.transitions).filter(([, { condition }]) => condition);
    expect(Object.keys(conditions)).toEqual(conditional.map(([event]) => event));
    expect(allowed).toHaveLength(
      rows.filter((row) => row.isAllowed && row.name.startsWith(`${lifecycle.name}: `)).length,
    );
  }
});

test('given somebody who withdrew three times, when they sign up again, then they have withdrawn too often', () => {
  const order = { status: 'withdrawn', withdrawals: 3 } as const;
  for (const transition of [orderLifecycle.transitions.apply, orderLifecycle.transitions.takePlace]) {
    const refused = refusalOf<object, OrderStatus, string>(transition, order, { by: 'worker', atMs: 0 });
    expect(refused).toEqual({ why: 'limit', code: 'TOO_MANY_WITHDRAWALS' });
  }
});

test('given a post whose sending was cut off twice, then it is not tried again, and not given up before', () => {
  const step = { by: 'platform', atMs: hourMs } as const;
  const { interrupt, giveUp } = groupPostLifecycle.transitions;
  const post = { status: 'sending', updatedAtMs: 0 } as const;
  expect(refusalOf(interrupt, { ...post, tries: 2 }, step)).toEqual({ why: 'limit', code: undefined });
  expect(refusalOf(giveUp, { ...post, tries: 1 }, step)).toEqual({ why: 'condition', code: undefined });
  expect(refusalOf(giveUp, { ...post, tries: 2 }, step)).toBeUndefined();
  const once = { status: 'interrupted', updatedAtMs: 0, tries: 1 } as const;
  expect(refusalOf(giveUp, once, step)).toEqual({ why: 'condition', code: undefined });
  expect(refusalOf(giveUp, once, { ...step, atMs: 24 * hourMs })).toBeUndefined();
});

const becomes: readonly (readonly [OrderStatus, OrderStatus])[] = [
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
    const transitions: readonly Transition[] = Object.values(orderLifecycle.transitions);
    const may = transitions.some((transition) => transition.from.includes(from) && transition.to === to);
    expect(may).toBe(becomes.some(([one, other]) => one === from && other === to));
  },
);

test('given documents of earlier versions, when their values are read, then each is still one', () => {
  // A word that leaves a list makes every document that carries it unreadable: it has to be migrated first.
  const stored = {
    taskStatuses: [taskStatuses, 'draft in-review open closed'],
    orderStatuses: [orderStatuses, 'applied admitted refused withdrawn'],
    groupPostStatuses: [groupPostStatuses, 'waiting sending sent unsure withdrawn dropped'],
  } as const;
  for (const [values, words] of Object.values(stored)) {
    expect(values).toEqual(expect.arrayContaining(words.split(' ')));
  }
});

test('given a step, then it writes status, moment, counters and a line of the history, and nothing else', () => {
  const before = {
    status: 'applied',
    withdrawals: 1,
    timeline: [{ status: 'applied', by: 'worker', atMs: 1 }],
  };
  const { withdraw, refuse } = orderLifecycle.transitions;
  expect(writtenBy(withdraw, 'timeline', before, { by: 'worker', atMs: 5 })).toEqual({
    status: 'withdrawn',
    updatedAtMs: 5,
    withdrawals: 2,
    timeline: [...before.timeline, { status: 'withdrawn', by: 'worker', atMs: 5 }],
  });
  const refused = writtenBy(refuse, 'timeline', before, { by: 'publisher', reason: '满员', atMs: 5 });
  expect(refused).toEqual({
    status: 'refused',
    updatedAtMs: 5,
    timeline: [...before.timeline, { status: 'refused', by: 'publisher', reason: '满员', atMs: 5 }],
  });
  expect(before.timeline).toHaveLength(1);
  const begun = writtenBy(orderLifecycle.transitions.apply, 'timeline', {}, { by: 'worker', atMs: 5 });
  expect(begun).toMatchObject({ timeline: [{ status: 'applied', by: 'worker', atMs: 5 }] });
  const post = writtenBy(
    groupPostLifecycle.transitions.release,
    undefined,
    { tries: 1 },
    { by: 'service', atMs: 5 },
  );
  expect(post).toEqual({ status: 'waiting', updatedAtMs: 5, tries: 0 });
});

describe('how long a history may grow', () => {
  /** Orders as they will be once work is handed in: returned three times at most, then accepted. */
  const withWork: Lifecycle['transitions'] = {
    ...orderLifecycle.transitions,
    start: { from: ['admitted'], to: 'working', by: ['worker'] },
    submit: { from: ['working', 'returned'], to: 'submitted', by: ['worker'] },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: ['publisher'],
      limit: { counter: 'returns', below: 3 },
      counts: { returns: 1 },
    },
    accept: { from: ['submitted'], to: 'accepted', by: ['publisher'] },
    settle: { from: ['accepted'], to: 'settled', by: ['platform'] },
    pay: { from: ['settled'], to: 'paid', by: ['platform'] },
    rate: { from: ['paid'], to: 'rated', by: ['publisher'] },
    close: { from: ['rated'], to: 'closed', by: ['platform'] },
    archive: { from: ['closed'], to: 'archived', by: ['platform'] },
  };

  test('an order of today: applied, admitted, withdrawn, three times over', () => {
    expect(longestHistory(orderLifecycle.transitions)).toBe(9);
  });

  test('an order with three returns, accepted at last, and all that follows, has room for each step', () => {
    // Twice taken back (6), admitted (2), started (1), handed in four times and returned three (7), then six more.
    expect(longestHistory(withWork)).toBe(6 + 2 + 1 + 7 + 6);
  });

  test('no walk is longer than its table says, whatever people do', () => {
    const events = Object.keys(withWork);
    const property = fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 80 }), (choices) => {
      let doc: Record<string, unknown> = {
        withdrawals: 0,
        returns: 0,
        terms: { sessions: [{ startMs: 1, endMs: 2 }] },
      };
      for (const choice of choices) {
        const open = events.flatMap((event) => {
          const transition = withWork[event] as Transition<object>;
          const step = { by: transition.by[0] ?? 'platform', atMs: 0 };
          return refusalOf(transition, doc, step) ? [] : [writtenBy(transition, 'timeline', doc, step)];
        });
        doc = { ...doc, ...open[choice % open.length] };
      }
      expect((doc.timeline as unknown[]).length).toBeLessThanOrEqual(longestHistory(withWork));
    });
    fc.assert(property, { numRuns: propertyRuns(100, 5_000) });
  });

  test('a table that lets a document go round for ever has no such number', () => {
    for (const { transitions } of [taskLifecycle, groupPostLifecycle] as readonly Lifecycle[]) {
      expect(() => longestHistory(transitions)).toThrow('a history without end');
    }
    const { withdraw, ...limits } = orderLifecycle.transitions;
    const { counts: _, ...uncounted } = withdraw;
    expect(() => longestHistory({ ...limits, withdraw: uncounted })).toThrow('a history without end');
  });
});

test('given a step that tells nothing, one thing or two, then that is told, in order', () => {
  const typesOf = (transition: Transition<never>) => emissionsOf(transition).map(({ type }) => type);
  const { edit, hold, approve, reopen, reject } = taskLifecycle.transitions;
  expect(typesOf(edit)).toEqual([]);
  expect(typesOf(hold)).toEqual(['task.closed']);
  expect(typesOf(approve)).toEqual(['review.passed']);
  expect(typesOf(reopen)).toEqual(['task.opened', 'review.approved']);
  expect(typesOf(reject)).toEqual(['review.rejected']);
});

test('given a task that was never open, or is held, then people do not see it', () => {
  expect(taskStatuses.filter(isShown)).toEqual(['open', 'closed']);
});
