import { checkProof } from '../../shared/application/papers/proof-pack';
import { accounts } from '../../shared/collections/accounts';
import { deadlines } from '../../shared/collections/deadlines';
import { hourMs } from '../../shared/domain/calendar/calendar';
import { monthAt } from '../../shared/domain/calendar/month';
import { resultLines } from '../../shared/domain/orders/result-lines';
import { settledWork } from '../../tests/support/data/settled-work';
import { workedOrder } from '../../tests/support/data/worked-orders';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
let zhao: Actor;
let month: string;
beforeAll(async () => {
  system = await createTestSystem();
  month = monthAt(system.clock.nowMs());
});
/** Time passes, and sessions end. */
beforeEach(async () => {
  lin = await system.signIn('lin');
  zhao = await system.publisher('zhao');
});
afterAll(() => system.close());

const keyOf = ({ file }: { file: { url: string } }): string => {
  const key = [...system.files.keys()].find((each) => file.url.includes(each));
  if (key === undefined) throw new Error(`no file at ${file.url}`);
  return key;
};
const bytesOf = (made: { file: { url: string } }): Uint8Array =>
  system.files.get(keyOf(made)) ?? new Uint8Array();
const textOf = (made: { file: { url: string } }): string => Buffer.from(bytesOf(made)).toString();

const sign = async (taskId: string): Promise<string> =>
  (await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;

test('given work that was settled, then its statement is a PDF and a table of the same sums, and gone after two hours', async () => {
  await settledWork(system, lin, 'lin');
  const table = textOf(await lin.get('documents/statement', { month, format: 'csv' }));
  const statement = await lin.get('income/statement', { month });
  expect(statement.totals).toMatchObject({ grossFen: 880_000, netFen: statement.closingFen });
  expect(table).toContain('"8800.00"');
  expect(table).toContain(`"${(statement.totals.netFen / 100).toFixed(2)}"`);
  const pdf = await lin.get('documents/statement', { month, format: 'pdf' });
  expect(pdf.file).toMatchObject({ name: `对账单-${month}.pdf`, type: 'pdf' });
  expect(Buffer.from(bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  const key = keyOf(pdf);
  expect(key).not.toContain(lin.accountId);
  expect(keyOf(await lin.get('documents/statement', { month, format: 'pdf' }))).toBe(key);
  const year = textOf(await lin.get('documents/year', { year: Number(month.slice(0, 4)), format: 'csv' }));
  expect(year).toContain('"1 个"');
  expect(year).toContain(`"${month}","1","8800.00"`);
  const wang = await system.signIn('wang');
  expect((await wang.call('documents/year', { year: 2026, format: 'csv' })).error?.code).toBe(
    'IDENTITY_NOT_FOUND',
  );
  system.clock.pass(2 * hourMs);
  await system.timer('tick');
  expect(system.files.has(key)).toBe(false);
  expect(await system.ports.store.get(deadlines, `paper:${key.split('/')[1]}`)).toBeUndefined();
});

test('given an order with both its sides, then each gets its contract and a proof that nobody can alter', async () => {
  const { orderId, handedInAtMs } = await workedOrder(system, zhao, sign, 'handed-in');
  const template = textOf(await zhao.get('documents/toAccept', {}));
  expect(resultLines(template)).toMatchObject([{ line: 2, isReturned: false }]);
  await zhao.get('publishing/accept', { orderId, handedInAtMs });
  // Another version of a text, accepted when the order was long agreed, is none of it.
  const before = (await system.ports.store.get(accounts, lin.accountId))?.consents ?? [];
  const later = before.map((each) => ({ ...each, version: '9.9', acceptedAtMs: system.clock.nowMs() + 1 }));
  await system.changeAccount(lin.accountId, { consents: [...before, ...later] });
  for (const [who, side] of [
    [lin, 'worker'],
    [zhao, 'publisher'],
  ] as const) {
    expect((await who.get('documents/contract', { orderId })).file.type).toBe('pdf');
    const text = textOf(await who.get('documents/proof', { orderId }));
    const { faults, pack, fingerprint } = checkProof(text);
    expect(faults).toEqual([]);
    expect(pack?.subject.madeFor).toBe(side);
    expect(pack?.parts).toMatchObject({
      terms: { title: '正在进行的工作' },
      agreements: before,
      states: [{}, {}, { status: 'accepted' }],
      entries: [{ id: `earn:${orderId}`, kind: 'earn' }],
    });
    expect(fingerprint).toBe((await system.stranger.get('documents/proofKey')).fingerprint);
    expect(checkProof(text.replace('正在进行的工作', '别的工作')).faults).toEqual(['terms: was altered']);
  }
  const sun = await system.publisher('sun');
  for (const action of ['documents/contract', 'documents/proof'])
    expect((await sun.call(action, { orderId })).error?.code).toBe('ORDER_NOT_FOUND');
});

test("given a month of a publisher's, then its files say what the page says, and nothing of others", async () => {
  const of = await zhao.get('publishing/statement', { month });
  expect(of).toMatchObject({ orders: 1, tasks: [{ title: '正在进行的工作', orders: 1 }] });
  const paid = textOf(await zhao.get('documents/paidFor', { month }));
  expect(paid).toContain(`"${(of.totals.totalFen / 100).toFixed(2)}"`);
  const table = textOf(await zhao.get('documents/publisherStatement', { month, format: 'csv' }));
  expect(table).toContain('"正在进行的工作"');
  const sun = await system.publisher('sun');
  expect((await sun.get('publishing/statement', { month })).orders).toBe(0);
  expect(textOf(await sun.get('documents/paidFor', { month }))).not.toContain('正在进行的工作');
});
