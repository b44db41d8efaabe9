import { createHash } from 'node:crypto';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { idempotencyRecords } from '../../collections/idempotency';
import { openings } from '../../collections/sharing';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import { randomIds } from '../../platforms/system/random-ids';
import { keyedHash } from '../../platforms/vault/keyed-hash';
import type { Caller, Ports, ServiceCaller } from '../../ports/context';
import { once, type RecordResult } from './idempotency';

const ids = randomIds();
const newKey = ids.newId;

async function createSystem() {
  const { store, clock } = await onMemory().empty();
  return { clock, ports: { store, clock, ids, hash: keyedHash(Buffer.alloc(32, 7)) } };
}
type System = Awaited<ReturnType<typeof createSystem>>;
type Needed = Pick<Ports, keyof System['ports']>;

const callerOf = (id: string): Caller => ({
  account: {
    id,
    status: 'active',
    roles: [],
    consents: [],
    sessions: [],
    createdAtMs: 0,
    updatedAtMs: 0,
  },
  session: {
    id: 'session',
    identityId: 'identity',
    refreshHash: '',
    signedInAtMs: 0,
    createdAtMs: 0,
    expiresAtMs: 0,
  },
});

let system: System;
const caller = callerOf('lin0000000000000');
beforeEach(async () => {
  system = await createSystem();
});

interface Input {
  readonly idempotencyKey: string;
  readonly what?: unknown;
  readonly code?: string;
}
type Result = { readonly id: string };
const declared = { feature: 'tests', name: 'make', access: 'consented' as const };
const days = 30;
const money = { ...declared, keyLifeMs: days * dayMs };
const timed = { ...declared, access: 'timer' as const };
let runs = 0;
/** Ids that runs meant to make a document under. */
let planned: string[] = [];
beforeEach(() => {
  runs = 0;
  planned = [];
});

/** A command that makes one document and answers its id. */
const commandOf = (input: Input, { store, ids, clock }: Needed) => ({
  input,
  differing: ['code'] as const,
  async run(record: RecordResult<Result>) {
    runs += 1;
    if (input.code === 'used') throw new AppError('WECHAT_CODE_INVALID');
    const id = ids.newId();
    planned.push(id);
    await store.transact(async (tx) => {
      record(tx, { id });
      tx.create(openings, { id, atMs: clock.nowMs() });
    });
    return id;
  },
  replay: async ({ id }: Result) => id,
});

const make = (input: Input, who: Caller | ServiceCaller = caller, ports: Needed = system.ports) =>
  once({ ...ports, caller: who }, declared, commandOf(input, ports));

/** The same by the system itself. */
const makeTimed = (input: Input) =>
  once({ ...system.ports, caller: undefined }, timed, commandOf(input, system.ports));

const program = (id: string): ServiceCaller => ({
  service: { id, actions: [], keys: [], createdAtMs: 0, updatedAtMs: 0 },
});

const recordId = (idempotencyKey: string, subject = caller.account.id) =>
  `${subject}:tests.make:${idempotencyKey}`;
const recordOf = (idempotencyKey: string) =>
  system.ports.store.get(idempotencyRecords, recordId(idempotencyKey));

const made = async (id: string) => (await system.ports.store.get(openings, id)) !== undefined;

/** How many of the planned documents there are. */
const madeCount = async () => (await Promise.all(planned.map(made))).filter(Boolean).length;

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
  expect(await make(input)).not.toBe(await make(input, callerOf('chen000000000000')));
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
  const id = recordId(idempotencyKey);
  expect(await system.ports.store.get(idempotencyRecords, id)).toMatchObject({ result: { id: first } });
  system.clock.pass(dayMs - 1);
  expect(await make({ idempotencyKey })).toBe(first);
  system.clock.pass(1);
  expect(await system.ports.store.get(idempotencyRecords, id)).toBeUndefined();
  const second = await make({ idempotencyKey });
  expect(second).not.toBe(first);
  expect(await made(second)).toBe(true);
});

test('given a life of 30 days, when a command is repeated within it, then it answers the same, and after it not', async () => {
  const input = { idempotencyKey: newKey() };
  const pay = () => once({ ...system.ports, caller }, money, commandOf(input, system.ports));
  const first = await pay();
  expect(await recordOf(input.idempotencyKey)).toMatchObject({
    expiresAtMs: system.clock.nowMs() + days * dayMs,
  });
  system.clock.pass(days * dayMs - 1);
  expect(await pay()).toBe(first);
  system.clock.pass(1);
  expect(await pay()).not.toBe(first);
});

test('given the same key of a person, two programs and the system, when all run, then each has their own', async () => {
  const input = { idempotencyKey: newKey() };
  // A program may be called like an account is numbered.
  const namesake = { account: { ...caller.account, id: 'abcdefghijklmnop' }, session: caller.session };
  const makers = [
    () => make(input),
    () => make(input, namesake),
    () => make(input, program('abcdefghijklmnop')),
    () => make(input, program('system')),
    () => makeTimed(input),
  ];
  const first = await Promise.all(makers.map((maker) => maker()));
  expect(new Set(first).size).toBe(makers.length);
  expect(await Promise.all(makers.map((maker) => maker()))).toEqual(first);
});

test('given nobody, when a command of a person comes under a key, then it does not run', async () => {
  const command = commandOf({ idempotencyKey: newKey() }, system.ports);
  const nobody = once({ ...system.ports, caller: undefined }, declared, command);
  await expect(nobody).rejects.toThrow('without a subject');
  expect(runs).toBe(0);
});

test('given a key, when two inputs come under it at once, then one is done and the other is refused', async () => {
  const idempotencyKey = newKey();
  const results = await Promise.allSettled(['a', 'b'].map((what) => make({ idempotencyKey, what })));
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

test('given a record, when the input is guessed, then its hash does not confirm it, nor is it that of another record', async () => {
  const [one, other] = [newKey(), newKey()];
  await make({ idempotencyKey: one, what: '李四' });
  await make({ idempotencyKey: other, what: '李四' });
  const [stored, beside] = [await recordOf(one), await recordOf(other)];
  expect(stored?.inputHash).toHaveLength(32);
  expect(stored?.inputHash).not.toBe(beside?.inputHash);
  expect(JSON.stringify(stored)).not.toContain('李四');
  const guessed = createHash('sha256').update(JSON.stringify({ idempotencyKey: one, what: '李四' }));
  expect(stored?.inputHash).not.toBe(guessed.digest('base64url'));
});

describe('given a record whose hash is not of the form of today', () => {
  const rewrite = (idempotencyKey: string, inputHash: string) =>
    system.ports.store.transact(async (tx) => {
      const record = await tx.get(idempotencyRecords, recordId(idempotencyKey));
      if (!record) throw new Error('no record');
      tx.update(idempotencyRecords, { ...record, inputHash });
    });
  const plain = (input: object) => createHash('sha256').update(JSON.stringify(input)).digest('base64url');

  test('when it is a plain one and the input the same, then the first answer is given again', async () => {
    const input = { idempotencyKey: newKey(), what: 1 };
    const first = await make({ ...input, code: 'fresh' });
    await rewrite(input.idempotencyKey, plain(input));
    expect(await make({ ...input, code: 'used' })).toBe(first);
    await expect(make({ ...input, what: 2 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('when it is none that is known, then the command does not run a second time', async () => {
    const idempotencyKey = newKey();
    await make({ idempotencyKey });
    await rewrite(idempotencyKey, 'of-a-later-release');
    await expect(make({ idempotencyKey })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect([runs, await madeCount()]).toEqual([2, 1]);
  });
});

test('given a crash at each step, when the command is repeated, then it is done once', async () => {
  for (let at = 1; ; at += 1) {
    planned = [];
    const input = { idempotencyKey: newKey() };
    const store = crashingStore(system.ports.store, at);
    const ports = { ...system.ports, store };
    const crashed = await make(input, caller, ports).catch(() => undefined);
    if (!store.hasCrashed()) {
      expect(at).toBeGreaterThanOrEqual(5);
      expect(await make(input)).toBe(crashed);
      return;
    }
    expect(crashed).toBeUndefined();
    const kept = (await recordOf(input.idempotencyKey))?.result.id;
    const again = await make(input);
    expect(kept === undefined || kept === again).toBe(true);
    expect(await make(input)).toBe(again);
    expect([await made(again), await madeCount()]).toEqual([true, 1]);
  }
});

test('given a command that is done, when its replay crashes, then a later one still answers the same', async () => {
  const input = { idempotencyKey: newKey() };
  const first = await make(input);
  for (let at = 1; ; at += 1) {
    const store = crashingStore(system.ports.store, at);
    const answer = await make(input, caller, { ...system.ports, store }).catch(() => undefined);
    expect(await make(input)).toBe(first);
    if (!store.hasCrashed()) {
      expect(answer).toBe(first);
      return;
    }
    expect(answer).toBeUndefined();
  }
});
