import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { applicationLifecycle, applicationStatuses } from './application-lifecycle';
import { cancellationLifecycle, cancellationStatuses } from './cancellation-lifecycle';
import { chargeLifecycle, chargeStatuses } from './charge-lifecycle';
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
import { paperRequestLifecycle, paperRequestStatuses } from './paper-request-lifecycle';
import { pictureLifecycle, pictureStatuses } from './picture-lifecycle';
import { refundLifecycle, refundStatuses } from './refund-lifecycle';
import { suspensionLifecycle, suspensionStatuses } from './suspension-lifecycle';
import { isShown, taskLifecycle, taskStatuses } from './task-lifecycle';
import { ticketLifecycle, ticketStatuses } from './ticket-lifecycle';

const hourMs = 3_600_000;
const actors = ['person', 'worker', 'publisher', 'operator', 'platform', 'service'] as const;

/** What each lifecycle allows, said once more in words: nothing else may happen. */
const lifecycles: readonly {
  readonly lifecycle: Lifecycle<never>;
  readonly statuses: readonly string[];
  /** `actor event: from → to` */
  readonly allowed: readonly string[];
  readonly doc: object;
  /** By event: moments at which its condition holds and does not, with what differs in the document, and where it fails. */
  readonly conditions: Readonly<
    Record<string, readonly [holdsMs: number, failsMs: number, doc?: object, failing?: object]>
  >;
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
      'platform renew: open → open',
      'publisher close: open → closed',
      'platform recount: open → open',
      'platform expire: open → closed',
      'platform stop: open → closed',
      'platform withhold: in-review → draft',
      'platform withhold: awaiting-funds → draft',
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
      'platform endWaiting: applied → refused',
      'publisher cancel: admitted → cancelled',
      'worker declineTerms: applied → cancelled',
      'worker declineTerms: admitted → cancelled',
      'platform lapseTerms: applied → cancelled',
      'platform lapseTerms: admitted → cancelled',
      'worker leave: admitted → cancelled',
      'worker leave: checked-in → cancelled',
      'platform miss: admitted → no-show',
      'worker checkIn: admitted → checked-in',
      'worker proveCheckIn: no-show → checked-in',
      'worker handIn: checked-in → handed-in',
      'worker handIn: returned → handed-in',
      'worker handInFree: admitted → handed-in',
      'platform handInByItself: checked-in → handed-in',
      'publisher returnWork: handed-in → returned',
      'publisher accept: handed-in → accepted',
      'platform acceptInSilence: handed-in → accepted',
      'platform lapse: returned → cancelled',
      'worker disputeByWorker: checked-in → disputed',
      'worker disputeByWorker: handed-in → disputed',
      'worker disputeByWorker: returned → disputed',
      'worker claim: accepted → disputed',
      'worker claim: no-show → disputed',
      'publisher disputeByPublisher: checked-in → disputed',
      'publisher disputeByPublisher: handed-in → disputed',
      'publisher object: cancelled → disputed',
      'operator decide: disputed → decided',
    ],
    doc: {
      withdrawals: 2,
      returns: 2,
      rulesVersion: 1,
      timeline: [{ atMs: 0 }],
      handedInAtMs: hourMs,
      pending: { payFen: 1, atMs: hourMs },
      terms: { sessions: [{ startMs: hourMs, endMs: 2 * hourMs }] },
    },
    conditions: {
      withdraw: [hourMs - 1, hourMs],
      declineTerms: [0, 0, { asked: { answerByMs: hourMs } }, { asked: undefined }],
      lapseTerms: [hourMs, hourMs - 1, { asked: { answerByMs: hourMs } }],
      leave: [hourMs, 2 * hourMs],
      miss: [2 * hourMs, 2 * hourMs - 1],
      handIn: [hourMs, hourMs - 1],
      handInFree: [hourMs, hourMs - 1, { terms: { sessions: [{ startMs: hourMs, endMs: 25 * hourMs }] } }],
      handInByItself: [50 * hourMs, 50 * hourMs - 1],
      acceptInSilence: [49 * hourMs, 49 * hourMs - 1],
      lapse: [7 * 24 * hourMs, 7 * 24 * hourMs - 1],
      claim: [hourMs - 1, hourMs],
      object: [hourMs - 1, hourMs],
    },
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
    lifecycle: paperRequestLifecycle,
    statuses: paperRequestStatuses,
    allowed: [
      'person request: initial → requested',
      'person request: refused → requested',
      'person request: withdrawn → requested',
      'person request: issued → requested',
      'person withdraw: requested → withdrawn',
      'operator start: requested → working',
      'operator issue: requested → issued',
      'operator issue: working → issued',
      'operator refuse: requested → refused',
      'operator refuse: working → refused',
    ],
    doc: { kind: 'certificate' },
    conditions: { request: [0, 0, { kind: 'certificate' }, { kind: 'invoice', status: 'issued' }] },
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
    lifecycle: chargeLifecycle,
    statuses: chargeStatuses,
    allowed: [
      'publisher make: initial → open',
      'publisher close: open → closing',
      'platform close: open → closing',
      'platform pay: open → paid',
      'platform pay: closing → paid',
      'platform pay: closed → paid',
      'platform end: open → closed',
      'platform end: closing → closed',
    ],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: applicationLifecycle,
    statuses: applicationStatuses,
    allowed: [
      'person write: initial → draft',
      'person write: draft → draft',
      'person write: submitted → draft',
      'person write: approved → draft',
      'person write: returned → draft',
      'person drop: draft → approved',
      'person drop: submitted → approved',
      'person drop: returned → approved',
      'platform drop: draft → approved',
      'platform drop: submitted → approved',
      'platform drop: returned → approved',
      'person submit: draft → submitted',
      'person submit: returned → submitted',
      'operator approve: submitted → approved',
      'operator return: submitted → returned',
    ],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: pictureLifecycle,
    statuses: pictureStatuses,
    allowed: [
      'person ask: initial → awaited',
      'person arrive: awaited → checking',
      'person keep: awaited → ready',
      'platform pass: checking → ready',
      'platform pass: in-review → ready',
      'platform doubt: checking → in-review',
      'platform recall: ready → in-review',
      'platform refuse: checking → refused',
      'platform refuse: in-review → refused',
      'operator approve: in-review → ready',
      'operator reject: in-review → refused',
    ],
    doc: {},
    conditions: { recall: [0, 0, {}, { approvedAtMs: 1 }] },
  },
  {
    lifecycle: ticketLifecycle,
    statuses: ticketStatuses,
    allowed: ['person send: initial → open', 'operator answer: open → answered'],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: suspensionLifecycle,
    statuses: suspensionStatuses,
    allowed: [
      'operator set: initial → standing',
      'operator lift: standing → lifted',
      'platform lift: standing → lifted',
    ],
    doc: {},
    conditions: {},
  },
  {
    lifecycle: cancellationLifecycle,
    statuses: cancellationStatuses,
    allowed: [
      'person ask: initial → asked',
      'person ask: withdrawn → asked',
      'person ask: stopped → asked',
      'person comeBack: asked → withdrawn',
      'platform stop: asked → stopped',
      'platform begin: asked → erasing',
      'platform finish: erasing → done',
    ],
    doc: { endsAtMs: hourMs },
    conditions: { begin: [hourMs, hourMs - 1] },
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
    const refused = refusalOf(transition, { ...doc, ...moments?.[3] }, { by, atMs: moments?.[1] ?? 0 });
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
  ['admitted', 'cancelled'],
  ['applied', 'cancelled'],
  ['checked-in', 'cancelled'],
  ['returned', 'cancelled'],
  ['admitted', 'no-show'],
  ['admitted', 'checked-in'],
  ['no-show', 'checked-in'],
  ['admitted', 'handed-in'],
  ['checked-in', 'handed-in'],
  ['returned', 'handed-in'],
  ['handed-in', 'returned'],
  ['handed-in', 'accepted'],
  ['checked-in', 'disputed'],
  ['handed-in', 'disputed'],
  ['returned', 'disputed'],
  ['accepted', 'disputed'],
  ['no-show', 'disputed'],
  ['cancelled', 'disputed'],
  ['disputed', 'decided'],
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
  test('an order has room for each step that it can take, and for no more', () => {
    // Twice taken back (6), admitted (2), not seen and come after all (2), handed in four times and returned three (7),
    // accepted, disputed, decided.
    expect(longestHistory(orderLifecycle.transitions)).toBe(6 + 2 + 2 + 7 + 3);
  });

  test('no walk is longer than its table says, whatever people do', () => {
    const transitions = Object.values<Transition<never>>(orderLifecycle.transitions) as Transition<object>[];
    const property = fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 80 }), (choices) => {
      let doc: Record<string, unknown> = {
        withdrawals: 0,
        returns: 0,
        rulesVersion: 1,
        timeline: [],
        pending: { payFen: 1, atMs: 9_000 * hourMs },
        terms: { sessions: [{ startMs: 1_000 * hourMs, endMs: 1_001 * hourMs }] },
      };
      for (const choice of choices) {
        const open = transitions.flatMap((transition) => {
          const step = { by: transition.by[0] ?? 'platform', atMs: (choice % 3_000) * hourMs };
          return refusalOf(transition, doc, step) ? [] : [writtenBy(transition, 'timeline', doc, step)];
        });
        doc = { ...doc, ...open[choice % open.length] };
      }
      expect((doc.timeline as unknown[]).length).toBeLessThanOrEqual(
        longestHistory(orderLifecycle.transitions),
      );
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
