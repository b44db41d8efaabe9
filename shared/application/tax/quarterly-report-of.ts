import { accounts } from '../../collections/accounts';
import { payoutAccounts, payoutBooks } from '../../collections/payouts';
import { workerIdentities } from '../../collections/worker-identities';
import { shanghaiDate } from '../../domain/calendar/calendar';
import { monthOf } from '../../domain/calendar/month';
import { fen } from '../../domain/money/money';
import {
  type QuarterlyReport,
  quarterlyReport,
  type ReportedIncome,
  type ReportedWorker,
} from '../../domain/tax/reports/quarterly-report';
import { periodId } from '../../domain/tax/tax-period';
import type { Ports } from '../../ports/context';
import { settledBetween } from './settled-between';

type Needs = Pick<Ports, 'store' | 'clock'>;

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

const isWithin = ({ startMs, endMs }: Stretch, atMs: number): boolean => atMs >= startMs && atMs < endMs;

/** Somebody who earned, with all that is told of them; undefined: nobody knows who they are. What is missing is empty. */
async function workerOf(
  { store }: Needs,
  accountId: string,
  within: Stretch,
): Promise<ReportedWorker | undefined> {
  const [identity, account, book] = await Promise.all([
    store.get(workerIdentities, accountId),
    store.get(accounts, accountId),
    store.get(payoutBooks, accountId),
  ]);
  if (!identity) return undefined;
  const paidTo = book?.defaultId === undefined ? undefined : await store.get(payoutAccounts, book.defaultId);
  const isNew = isWithin(within, identity.createdAtMs);
  const isCorrected = identity.corrections > 0 && isWithin(within, identity.updatedAtMs);
  return {
    accountId,
    personKey: identity.personKey,
    legalName: identity.legalName,
    idNumber: identity.idNumber,
    userName: account?.nickname ?? '',
    payoutAccountName: paidTo?.realName ?? '',
    payoutAccount: paidTo?.destination ?? '',
    phone: (account?.phone ?? '').replace(/^\+86/, ''),
    startedOn: shanghaiDate(identity.createdAtMs),
    ...(isNew ? { change: '新增' as const } : isCorrected && { change: '变更' as const }),
  };
}

/**
 * The report of a quarter that is over, of every account that something was settled to. Workers pay the platform nothing.
 * @throws ReportRefused with all that is wrong; RangeError for a quarter that goes on
 */
export async function quarterlyReportOf(
  context: Needs,
  platform: string,
  { year, quarter }: { readonly year: number; readonly quarter: number },
): Promise<QuarterlyReport> {
  const { store, clock } = context;
  const within = {
    startMs: monthOf(periodId({ year, month: 3 * quarter - 2 })).startMs,
    endMs: monthOf(periodId({ year, month: 3 * quarter })).endMs,
  };
  if (within.endMs > clock.nowMs()) throw new RangeError(`${year}Q${quarter} is not over`);
  const incomes = new Map<string, ReportedIncome>();
  for (const { workerId, grossFen, orders } of await settledBetween(store, within, clock.nowMs())) {
    const before = incomes.get(workerId);
    incomes.set(workerId, {
      accountId: workerId,
      grossFen: (before?.grossFen ?? 0) + grossFen,
      feesFen: fen(0),
      transactions: (before?.transactions ?? 0) + orders,
    });
  }
  const workers: ReportedWorker[] = [];
  for (const accountId of incomes.keys()) {
    const worker = await workerOf(context, accountId, within);
    if (worker) workers.push(worker);
  }
  return quarterlyReport(platform, workers, [...incomes.values()]);
}
