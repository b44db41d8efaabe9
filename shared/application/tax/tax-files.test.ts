import { earnWork, proveWorker } from '../../../tests/support/data/earned-work';
import type { FakeClock } from '../../../tests/support/stores/fake-clock';
import { onMemory } from '../../../tests/support/stores/on-memory';
import { accounts } from '../../collections/accounts';
import { payoutAccounts, payoutBooks } from '../../collections/payouts';
import { taxYearId, taxYears } from '../../collections/taxes';
import { workerIdentities } from '../../collections/worker-identities';
import { dayMs } from '../../domain/calendar/calendar';
import type { Store } from '../../ports/store';
import { settleWorker } from '../money/settle';
import { quarterlyReportOf } from './quarterly-report-of';
import { withholdingReturnOf } from './withholding-return-of';

const [lin, second] = ['lin0000000000000', 'lin0000000000002'];
const november = { year: 2026, month: 11 };

let store: Store;
let clock: FakeClock;
beforeEach(async () => {
  ({ store, clock } = (await onMemory().empty()) as { store: Store; clock: FakeClock });
  for (const [workerId, orderId] of [
    [lin, 'order000000000001'],
    [second, 'order000000000002'],
  ] as const) {
    await proveWorker({ store, clock }, workerId);
    await earnWork({ store, clock }, { workerId, orderId, payFen: 500_000 });
    await settleWorker({ store, clock }, workerId, async () => true);
  }
});

const cells = (table: { columns: readonly string[]; rows: readonly (readonly string[])[] }, name: string) =>
  table.rows.map((row) => row[table.columns.indexOf(name)]);

test('given two accounts of one person, when the month is over, then its return has one line, of both', async () => {
  await expect(withholdingReturnOf({ store, clock }, november)).rejects.toThrow('is not over');
  clock.pass(10 * dayMs);
  const table = await withholdingReturnOf({ store, clock }, november);
  expect(cells(table, '收入')).toEqual(['10000.00']);
  expect(cells(table, '应补/退税额')).toEqual(['90.00']);
  expect(cells(table, '姓名')).toEqual(['林晓彤']);
});

test('given somebody whom nobody knows, or a year that says something else, then there is no file', async () => {
  clock.pass(10 * dayMs);
  await store.transact(async (tx) => {
    const year = await tx.get(taxYears, taxYearId('person-1', 2026));
    if (year) tx.update(taxYears, { ...year, months: [] });
  });
  await expect(withholdingReturnOf({ store, clock }, november)).rejects.toThrow('income-missing person-1');
  for (const id of [lin, second]) await store.transact(async (tx) => tx.remove(workerIdentities, id));
  await expect(withholdingReturnOf({ store, clock }, november)).rejects.toThrow('identity-missing person-1');
});

test('given a quarter, when it is over, then each account that earned is in its report, whole or not at all', async () => {
  clock.pass(45 * dayMs);
  const report = () => quarterlyReportOf({ store, clock }, '接单', { year: 2026, quarter: 4 });
  await expect(report()).rejects.toThrow(`identity-invalid payoutAccount ${lin}`);
  for (const id of [lin, second])
    await store.transact(async (tx) => {
      const nothing = { roles: [], consents: [], sessions: [], createdAtMs: 0, updatedAtMs: 0 };
      tx.create(accounts, { id, status: 'active', nickname: '小林', phone: '13800001234', ...nothing });
      const paidTo = { id: `to-${id}`, accountId: id, channel: 'alipay', status: 'bound' } as const;
      tx.create(payoutAccounts, {
        ...paidTo,
        realName: '林晓彤',
        destination: 'lin@example.com',
        boundAtMs: 0,
      });
      tx.create(payoutBooks, { id, accounts: [{ id: paidTo.id, channel: 'alipay' }], defaultId: paidTo.id });
    });
  const { identities, incomes } = await report();
  expect(cells(identities, '信息状态')).toEqual(['新增', '新增']);
  expect(cells(incomes, '劳务报酬收入')).toEqual(['5000.00', '5000.00']);
  expect(cells(incomes, '交易（订单）数量')).toEqual(['1', '1']);
});
