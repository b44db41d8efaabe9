import { verifyLedger } from '../../../shared/application/ledger/verify';
import { quarterlyReportOf } from '../../../shared/application/tax/quarterly-report-of';
import { withholdingReturnOf } from '../../../shared/application/tax/withholding-return-of';
import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { dayMs, hourMs, shanghaiDate } from '../../../shared/domain/calendar/calendar';
import { monthOf } from '../../../shared/domain/calendar/month';
import { payoutChannels } from '../../../shared/domain/money/payout-channels';
import { becomeReady } from '../become-ready';
import { callAs, check, eventually, nowOf, passTo, passUntil, type Run } from '../run';

const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The rails' bills come in on the day after, and say of each day what the ledger says. */
export async function reconciles(run: Run, fromMs: number): Promise<void> {
  const { client, people, say } = run;
  const lastDay = shanghaiDate(await nowOf(run));
  const { accountId } = await becomeReady(run, people.operator, '小孙');
  await client.post('local/role', { change: 'grant', role: 'operator', accountId });
  await passTo(run, startOf(lastDay) + dayMs + 10 * hourMs);
  type Rows = OutputOf<typeof contract.operations.reconciliations>;
  for (const channel of payoutChannels) {
    let seen = '';
    const rows = await passUntil(
      run,
      `${channel} 对账没有全部一致：${seen}`,
      { stepMs: 6 * hourMs, most: 10 },
      async () => {
        const { reconciliations } = await callAs<Rows>(run, people.operator, 'operations/reconciliations', {
          channel,
        });
        const own = reconciliations.filter(({ day }) => day >= shanghaiDate(fromMs) && day <= lastDay);
        seen = own.map(({ day, status }) => `${day} ${status}`).join('，');
        const different = own.find(({ differenceCount }) => differenceCount > 0);
        check(different === undefined, `${channel} ${different?.day} 对账有差异`);
        const isWhole =
          own.some(({ day }) => day === lastDay) && own.every(({ status }) => status === 'clean');
        return isWhole ? own : undefined;
      },
    );
    const payments = rows.reduce((sum, row) => sum + row.payments, 0);
    check(payments > 0, `${channel} 应有付款`);
    say(`${channel} 对账：${rows.length} 天，${payments} 笔，与账本一致`);
  }
}

const partsOf = (month: string): readonly [number, number] => {
  const [year = 0, at = 0] = month.split('-').map(Number);
  return [year, at];
};

/** Once the quarter is over: the return of each month and the quarter's report, from the ledger alone; it is whole. */
export async function filesTaxes(run: Run, months: readonly string[], people: number): Promise<void> {
  const { ports, say } = run;
  if (!ports) return say('报税文件由运营用命令生成（npm run tax -- return），这里不生成');
  const [year, month] = partsOf(months.at(-1) ?? '');
  const quarter = Math.ceil(month / 3);
  const endMs = monthOf(`${year}-${String(3 * quarter).padStart(2, '0')}`).endMs;
  await passTo(run, endMs + hourMs);
  let lines = 0;
  for (const each of months) {
    const [inYear, at] = partsOf(each);
    const { rows } = await withholdingReturnOf(ports, { year: inYear, month: at });
    lines += rows.length;
    say(`${each} 扣缴申报表：${rows.length} 人`);
  }
  check(lines === people, `申报表应有 ${people} 人次，实为 ${lines}`);
  const report = await quarterlyReportOf(ports, '接单', { year, quarter });
  check(report.incomes.rows.length > 0, '季度涉税信息应有收入');
  say(`${year} 年第 ${quarter} 季度涉税信息：${report.incomes.rows.length} 人`);
  // What is written while it is read looks broken; it is whole once the timers have nothing left to do.
  const entries = await eventually('账本应完整', async () => {
    const verified = await verifyLedger(ports.store, await nowOf(run));
    return verified.problems.length === 0 ? verified.entries : undefined;
  });
  say(`账本逐笔核对：${entries} 笔，完整`);
}
