import { confirmIdentity, reopenIdentity } from '../../shared/application/identity/judge-identity';
import { accounts } from '../../shared/collections/accounts';
import { ledgerEntries, workerBooks } from '../../shared/collections/ledger';
import { taxYearId, taxYears } from '../../shared/collections/taxes';
import { workerIdentities } from '../../shared/collections/worker-identities';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { registered } from '../../tests/support/data/applications';
import { earnWork } from '../../tests/support/data/earned-work';
import { identified, taxTerms } from '../../tests/support/data/settled-work';
import { callOver } from '../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const month = '2026-11';
const { name: legalName, idNumber } = registered('lin');
const own = { legalName, idNumber, terms: taxTerms };
const earn = (orderId: string, payFen: number, cycle: 'per-task' | 'monthly' = 'per-task', who = lin) =>
  earnWork(system.ports, { workerId: who.accountId, orderId, payFen, cycle });
const settle = () => system.timer('tick');
const identityOf = (who: Actor) => system.ports.store.get(workerIdentities, who.accountId);

test('given work that was accepted, when its worker is known, then it is settled, and every line of it is shown', async () => {
  await earn('order00000000001', 1_000_000);
  await earn('order00000000002', 50_000, 'monthly');
  await settle();
  const waiting = await lin.get('income/overview');
  expect(waiting).toMatchObject({ payableFen: 0, earnedFen: 1_050_000, hurdle: { why: 'identity' } });
  expect(waiting.year).toBeUndefined();
  await settle();
  const { notices } = await lin.get('messages/notices', {});
  expect(notices[0]).toMatchObject({ title: '有报酬等待结算', text: expect.stringContaining('实名认证') });

  expect((await lin.get('income/identify', own)).identity).toMatchObject({
    legalName: expect.stringMatching(/^\*/),
    idNumber: expect.stringMatching(/^\d{3}\*{11}[\dX]{4}$/),
    proven: true,
    canChange: false,
    termsAccepted: true,
  });
  await settle();
  const overview = await lin.get('income/overview');
  expect(overview).toMatchObject({
    payableFen: 991_000,
    earnedFen: 50_000,
    month: { month, settlements: 1, grossFen: 1_000_000, takenFen: 9_000, netFen: 991_000 },
    year: { year: 2026, grossFen: 1_000_000, takenFen: 9_000, toRecoverFen: 0 },
    coming: [{ atMs: Date.parse('2026-12-01T00:00:00+08:00'), orders: 1, amountFen: 50_000 }],
  });
  expect(overview.hurdle).toBeUndefined();
  const { settlements } = await lin.get('income/settlements', { month });
  expect(settlements).toMatchObject([{ grossFen: 1_000_000, takenFen: 9_000, netFen: 991_000, orders: 1 }]);
  const { settlementId } = settlements[0];
  const receipt = await lin.get('income/receipt', { settlementId });
  expect(receipt.orders).toMatchObject([
    { orderId: 'order00000000001', title: '派发传单', amountFen: 1_000_000 },
  ]);
  expect(receipt.sections[0].lines).toContainEqual({ label: '到手', value: '¥9,910.00' });
  expect((await lin.get('income/settlements', { month: '2026-10' })).settlements).toEqual([]);
  const wang = await system.signIn('wang');
  expect((await wang.call('income/receipt', { settlementId })).error?.code).toBe('SETTLEMENT_NOT_FOUND');
});

test('given a year so far, when a pay is looked at, then what would be left of it is by that year', async () => {
  expect(await lin.get('income/preview', { amountFen: 1_000_000 })).toMatchObject({
    netFen: 991_000,
    text: '到手约 ¥9,910.00',
    basis: expect.stringContaining('首次收入'),
  });
  await identified(lin, 'lin');
  await earn('order00000000001', 625_000);
  await settle();
  // The month's allowance is used up: 80 % of it at 3 %.
  expect(await lin.get('income/preview', { amountFen: 100_000 })).toMatchObject({
    netFen: 97_600,
    takenFen: 2_400,
  });
  expect((await lin.call('income/preview', { amountFen: 0 })).error?.code).toBe('INVALID_INPUT');
});

test('given a name and a number, then only what belongs together is kept, of whoever may be engaged, and not another', async () => {
  const identify = (changes: object) => lin.call('income/identify', { ...own, ...changes });
  expect((await identify({ terms: { ...taxTerms, version: 'old' } })).error?.code).toBe('AGREEMENT_UNKNOWN');
  expect((await identify({ idNumber: registered('wang').idNumber })).error?.code).toBe('IDENTITY_MISMATCH');
  expect((await identify({ idNumber: '110101201101010016' })).error?.code).toMatch(
    /INVALID_INPUT|WORKER_UNDER_AGE/,
  );
  expect((await lin.call('income/authorise', { terms: taxTerms })).error?.code).toBe('IDENTITY_NOT_FOUND');
  expect(await identityOf(lin)).toBeUndefined();
  expect((await identify({})).ok).toBe(true);
  expect((await identify({})).ok).toBe(true);
  expect(await system.ports.store.get(accounts, lin.accountId)).toMatchObject({ legalName });
  const other = registered('wang');
  const changed = await identify({ legalName: other.name, idNumber: other.idNumber });
  expect(changed.error?.code).toBe('IDENTITY_FIXED');
});

test('given a register that cannot be asked, then an operator has to look, and nothing is settled before', async () => {
  const over = callOver(system, { identity: { check: async () => 'unavailable' } });
  expect((await over.call(lin, 'income/identify', own)).data.identity).toMatchObject({
    proven: false,
    canChange: true,
    hurdle: { why: 'identity-check' },
  });
  await earn('order00000000001', 10_000);
  await settle();
  expect(await system.ports.store.get(workerBooks, lin.accountId)).toMatchObject({ earnedFen: 10_000 });
  await confirmIdentity(system.ports, lin.accountId);
  expect(await confirmIdentity(system.ports, lin.accountId)).toMatchObject({ id: lin.accountId });
  expect((await lin.get('income/identity')).identity).toMatchObject({ proven: true, canChange: false });
  system.clock.pass(minuteMs);
  await settle();
  expect(await system.ports.store.get(workerBooks, lin.accountId)).toMatchObject({ payableFen: 10_000 });
});

test('given a number that was wrong, when another is allowed and given, then the year goes on under it', async () => {
  const over = callOver(system, { identity: { check: async () => 'match' } });
  await over.call(lin, 'income/identify', { ...own, idNumber: '110101199003070011' });
  await earn('order00000000001', 625_000);
  await settle();
  const wrong = await identityOf(lin);
  await reopenIdentity(system.ports, lin.accountId);
  await reopenIdentity(system.ports, lin.accountId);
  expect((await lin.get('income/identify', own)).identity).toMatchObject({ proven: true, canChange: false });
  const right = await identityOf(lin);
  const [former, year] = await system.ports.store.getMany(taxYears, [
    taxYearId(wrong?.personKey ?? '', 2026),
    taxYearId(right?.personKey ?? '', 2026),
  ]);
  expect(former).toMatchObject({ months: [], isClosed: true });
  expect(year).toMatchObject({ months: [{ month: 11, grossFen: 625_000 }], isClosed: false });
  expect(await system.ports.store.get(ledgerEntries, `taxpayer:${lin.accountId}:1`)).toMatchObject({
    personKey: right?.personKey,
    formerKey: wrong?.personKey,
  });
  system.clock.pass(minuteMs);
  await earn('order00000000002', 100_000);
  await settle();
  expect((await lin.get('income/overview')).payableFen).toBe(625_000 + 97_600);
});
