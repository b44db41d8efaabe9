import { createTestSystem, newKey, type TestSystem } from '../../../tests/support/system/test-system';
import { type Account, accounts } from '../../collections/accounts';
import { idempotencyRecords } from '../../collections/events';
import { openings } from '../../collections/sharing';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import type { Caller, Ports } from '../../ports/context';
import { once, type RecordResult } from './idempotency';

let system: TestSystem;
let caller: Caller;
beforeEach(async () => {
  system = await createTestSystem();
  caller = await callerOf('lin');
});
afterEach(() => system.close());

async function callerOf(person: string): Promise<Caller> {
  const { accountId } = await system.signIn(person, 'consented');
  const account = (await system.ports.store.get(accounts, accountId)) as Account;
  const [session] = account.sessions;
  if (!session) throw new Error('no session');
  return { account, session };
}

interface Input {
  readonly idempotencyKey: string;
  readonly what?: unknown;
  readonly code?: string;
}
type Result = { readonly id: string };
const declared = { feature: 'tests', name: 'make' };
let runs = 0;
beforeEach(() => {
  runs = 0;
});

/** A command that makes one document and answers its id. */
const make = (input: Input, who = caller, ports: Ports = system.ports) =>
  once({ ...ports, caller: who }, declared, {
    input,
    differing: ['code'],
    async run(record: RecordResult<Result>) {
      runs += 1;
      if (input.code === 'used') throw new AppError('WECHAT_CODE_INVALID');
      const id = system.ports.ids.newId();
      await system.ports.store.transact(async (tx) => {
        record(tx, { id });
        tx.create(openings, { id, atMs: system.clock.nowMs() });
      });
      return id;
    },
    replay: async ({ id }: Result) => id,
  });

const made = async (id: string) => (await system.ports.store.get(openings, id)) !== undefined;

test('given a key, when the command runs twice, then it is done once and the answer is the same', async () => {
  const input = { idempotencyKey: newKey() };
  const first = await make(input);
  expect(await make(input)).toBe(first);
  expect(await made(first)).toBe(true);
});

test('given a key, when ten copies run at once, then one is done and all answer it', async () => {
  const input = { idempotencyKey: newKey() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => make(input)));
  expect(new Set(answers).size).toBe(1);
  expect(runs).toBe(10);
});

test('given ten keys, when they run at once, then ten things are made', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => make({ idempotencyKey: newKey() })));
  expect(new Set(answers).size).toBe(10);
});

test('given a key, when another input comes under it, then IDEMPOTENCY_KEY_REUSED and nothing is made', async () => {
  const idempotencyKey = newKey();
  await make({ idempotencyKey, what: { a: 1, b: [1, 2] } });
  for (const what of [
    undefined,
    { a: 1 },
    { a: 1, b: [2, 1] },
    { a: '1', b: [1, 2] },
    { a: 1, b: [1, 2], c: null },
  ]) {
    const input = what === undefined ? { idempotencyKey } : { idempotencyKey, what };
    await expect(make(input)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  }
});

test('given a key, when the same input comes with its fields in another order, then it is the same', async () => {
  const idempotencyKey = newKey();
  const first = await make({ idempotencyKey, what: { a: 1, b: { c: 2, d: 3 } } });
  expect(await make({ what: { b: { d: 3, c: 2 }, a: 1 }, idempotencyKey })).toBe(first);
});

test('given a field that may differ, when it does, then the input is the same', async () => {
  const idempotencyKey = newKey();
  const first = await make({ idempotencyKey, code: 'one' });
  expect(await make({ idempotencyKey, code: 'two' })).toBe(first);
  expect(await make({ idempotencyKey })).toBe(first);
});

test('given a command that is done, when a retry of it is refused, then the first answer is given again', async () => {
  const idempotencyKey = newKey();
  const first = await make({ idempotencyKey, code: 'fresh' });
  expect(await make({ idempotencyKey, code: 'used' })).toBe(first);
});

test('given a command that was refused, when it comes again, then it may succeed', async () => {
  const idempotencyKey = newKey();
  await expect(make({ idempotencyKey, code: 'used' })).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' });
  expect(await made(await make({ idempotencyKey, code: 'fresh' }))).toBe(true);
});

test('given the same key of two people, when both run, then each has their own', async () => {
  const input = { idempotencyKey: newKey() };
  expect(await make(input)).not.toBe(await make(input, await callerOf('chen')));
});

test('given an error that is none of ours, when it is thrown, then it is not taken for an answer', async () => {
  const idempotencyKey = newKey();
  await make({ idempotencyKey });
  const broken = once({ ...system.ports, caller }, declared, {
    input: { idempotencyKey },
    run: async () => Promise.reject(new TypeError('broken')),
    replay: async () => 'replayed',
  });
  await expect(broken).rejects.toThrow('broken');
});

test('given a day, when it has passed, then the record is gone', async () => {
  const idempotencyKey = newKey();
  const first = await make({ idempotencyKey });
  const id = `${caller.account.id}:tests.make:${idempotencyKey}`;
  expect(await system.ports.store.get(idempotencyRecords, id)).toMatchObject({ result: { id: first } });
  system.clock.pass(dayMs - 1);
  expect(await make({ idempotencyKey })).toBe(first);
  system.clock.pass(1);
  expect(await system.ports.store.get(idempotencyRecords, id)).toBeUndefined();
});
