import { decideDispute as decide } from '../../../shared/application/orders/decide-dispute';
import { disputeView } from '../../../shared/application/orders/dispute-view';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Decides a dispute for good. Errors: ORDER_NOT_FOUND, ORDER_NOT_DISPUTED, DISPUTE_NOT_HEARD, DECISION_SUM_WRONG, CHANGED_MEANWHILE. */
export const decideDispute: UseCase<typeof operationsContract.decideDispute> = async (input, context) => ({
  dispute: disputeView(await decide(context, input, context.caller.account.id)),
});
