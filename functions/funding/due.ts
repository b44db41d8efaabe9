import { chargeRailOf } from '../../shared/application/money/charges/charge-rail-of';
import { costView } from '../../shared/application/money/cost-view';
import { fundingView } from '../../shared/application/money/funding-view';
import { ownTask } from '../../shared/application/tasks/own-task';
import { fundings, taskFunds } from '../../shared/collections/fundings';
import { AppError } from '../../shared/contract/errors';
import type { fundingContract } from '../../shared/contract/funding';
import { ratesAt, ratesOf } from '../../shared/domain/money/cost';
import { fen } from '../../shared/domain/money/money';
import type { UseCase } from '../../shared/ports/context';
import type { BankTransfer, FundingChannel } from '../../shared/ports/funding-channel';

/** The bank transfer that pays, where the deployment has an account for it. */
async function transferOf(
  channel: FundingChannel,
  asked: Parameters<FundingChannel['instructions']>[0],
): Promise<BankTransfer | undefined> {
  try {
    return await channel.instructions(asked);
  } catch (error) {
    if (error instanceof AppError && error.code === 'FUNDING_UNAVAILABLE') return undefined;
    throw error;
  }
}

/** What has to be paid now for an own task, and how. Errors: TASK_NOT_FOUND, NOTHING_TO_FUND, FUNDING_UNAVAILABLE. */
export const due: UseCase<typeof fundingContract.due, 'funding' | 'rails'> = async ({ taskId }, context) => {
  const { store, caller, clock, funding: channel } = context;
  const task = await ownTask(store, taskId, caller.account.id);
  const { fundingId, wantedTerms } = (await store.get(taskFunds, taskId)) ?? {};
  const funding = fundingId === undefined ? undefined : await store.get(fundings, fundingId);
  if (funding?.status !== 'awaiting') throw new AppError('NOTHING_TO_FUND');
  const { id: reference, amountFen, places } = funding;
  const rates = task.costRates === undefined ? ratesAt(clock.nowMs()) : ratesOf(task.costRates);
  const [transfer, rail] = await Promise.all([
    transferOf(channel, { reference, amountFen }),
    chargeRailOf(context),
  ]);
  if (!transfer && !rail) throw new AppError('FUNDING_UNAVAILABLE');
  const cost = costView({ ...task, ...wantedTerms?.terms, places }, rates);
  return {
    funding: fundingView(funding),
    cost,
    coveredFen: fen(cost.totalFen - amountFen),
    ...(transfer && { transfer }),
    byWeChatPay: rail !== undefined,
    byCode: rail?.takesCodes === true,
  };
};
