import { AppError, errorCatalogue } from '../../shared/contract/errors';
import type { LambdaPorts } from '../../shared/runtime/doors/on-lambda';
import { type ActionName, actionCases } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { callOwned } from '../support/actions/call-owned';
import { expectRefusal } from '../support/actions/refusal';
import { contestedStore, failingStore } from '../support/stores/unlucky-store';
import { contentOf } from '../support/system/inspectable-system';

let fixture: ResettableFixture;
let untouched: string;
beforeAll(async () => {
  fixture = await createActionFixture();
  untouched = contentOf(fixture.raw);
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.system.close());

const call = (name: ActionName, ports: Partial<LambdaPorts> = {}) =>
  callOwned(fixture, name, { ...fixture.system.ports, ...ports });

const reachable = (Object.keys(actionCases) as ActionName[]).filter(
  (name) => !/^(?:schedule|catalogue|drain|reconcile)\//.test(name),
);

/** Actions whose transaction reads a document, so that another one can come first. */
const contested: readonly ActionName[] = [
  'account/login',
  'account/consent',
  'account/updateProfile',
  'account/bindPhone',
  'account/refresh',
  'account/logout',
  'orders/withdraw',
  'publishing/updateTask',
  'publishing/openTask',
  'publishing/closeTask',
  'publishing/admit',
  'publishing/refuse',
  'payouts/bindAccount',
  'payouts/setDefault',
  'payouts/unbind',
  'messages/markRead',
  'messages/markAllRead',
  'groups/claim',
  'groups/finish',
];

describe('others write the same documents', () => {
  test.each(contested)('%s is tried again and succeeds', async (name) => {
    const counted = { transactions: 0, tries: 0 };
    const { store } = fixture.system.ports;
    const answer = await call(name, { store: contestedStore(store, fixture.raw, 4, counted) });
    expect(answer.error?.code).toBeUndefined();
    expect(counted.tries - counted.transactions).toBe(4);
  });

  test.each(contested)('%s gives up with BUSY after 5 s, having written nothing', async (name) => {
    const counted = { transactions: 0, tries: 0 };
    const { store, clock } = fixture.system.ports;
    const startedAtMs = clock.nowMs();
    const answer = await call(name, { store: contestedStore(store, fixture.raw, Infinity, counted) });
    expect(expectRefusal(answer)).toBe('BUSY');
    expect([answer.status, answer.error?.retryable]).toEqual([503, true]);
    expect(clock.nowMs() - startedAtMs).toBeLessThanOrEqual(5_000);
    expect(counted.tries).toBeGreaterThan(10);
    expect(counted.tries).toBeLessThan(200);
    expect(contentOf(fixture.raw)).toBe(untouched);
  });
});

const table = 'jiedan-prod-accounts';
const failures = [
  ['throttles', 'BUSY', () => new AppError('BUSY')],
  ['breaks', 'INTERNAL', () => new Error(`connect ECONNREFUSED dynamodb: ${table} 13800001001`)],
] as const;

/** A copy of all that is held of somebody asks every collection. */
const mostCalls = 100;

/** They go on after a commit, to read or to pay, which may fail alone: repeated, they must succeed. */
const goesOnAfterCommit: readonly ActionName[] = [
  'sharing/createShare',
  'payouts/setDefault',
  'payouts/unbind',
  'payouts/request',
  'payouts/confirm',
  'payouts/cancel',
  'orders/rate',
  'privacy/copy',
  'publishers/save',
  'publishers/submit',
];

/** What a second try under another key hears where the first was done and only its answer failed. */
const alreadyDone: Readonly<Partial<Record<ActionName, string>>> = {
  'publishers/submit': 'APPLICATION_NOT_DRAFT',
  'payouts/request': 'NOTHING_PAYABLE',
};

describe.each(failures)('the store %s', (_, code, failure) => {
  test.each(reachable)(
    `%s, at each of its calls: ${code}, all or nothing, and a second try succeeds`,
    async (name) => {
      for (let at = 1; at <= mostCalls; at += 1) {
        fixture.reset();
        const store = failingStore(fixture.system.ports.store, at, failure);
        const lines: string[] = [];
        const log = (line: object) => void lines.push(JSON.stringify(line));
        const answer = await call(name, { store, log });
        expect(`${answer.text}${lines.join('')}`).not.toMatch(new RegExp(`${table}|ECONN|13800001001`));
        if (!store.hasFailed()) {
          expect(answer.status).toBe(200);
          return;
        }
        if (answer.ok) continue;
        expect([at, expectRefusal(answer)]).toEqual([at, code]);
        expect(answer.status).toBe(errorCatalogue[code].status);
        const isUntouched = contentOf(fixture.raw) === untouched;
        const isWhole = isUntouched || goesOnAfterCommit.includes(name);
        expect({ at, isWhole }).toEqual({ at, isWhole: true });
        const again = (await call(name)).error?.code;
        const isDone = !isUntouched && again !== undefined && again === alreadyDone[name];
        expect({ at, again: isDone ? undefined : again }).toEqual({ at, again: undefined });
      }
      throw new Error(`still failing after ${mostCalls} calls`);
    },
  );
});
