import { publishersOrder } from '../../../shared/application/orders/order-sides';
import { AppError, errorCatalogue } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { Context, UseCase } from '../../../shared/ports/context';
import { checkText } from '../check-text';
import { type Acceptance, acceptOne } from './accept';
import { returnOne } from './return-work';

interface Result extends Acceptance {
  readonly isReturned: boolean;
}

async function apply(context: Context<'publisher', 'wechat'>, { isReturned, ...result }: Result) {
  const { orderId, handedInAtMs, reason } = result;
  try {
    if (reason !== undefined) {
      await publishersOrder(context.store, orderId, context.caller.account.id);
      await checkText(context, reason);
    }
    if (!isReturned) await acceptOne(context, result);
    else if (reason === undefined) throw new AppError('REASON_REQUIRED');
    else await returnOne(context, { orderId, handedInAtMs, reason });
    return { orderId, isDone: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code } = error;
    return { orderId, isDone: false, code, message: errorCatalogue[code].message };
  }
}

/**
 * Does what a file says, order by order, each in a commit of its own: those of one person meet in their book. Repeated,
 * what was done answers the same.
 */
export const applyResults: UseCase<typeof publishingContract.applyResults, 'wechat'> = async (
  { items },
  context,
) => {
  const results = [];
  for (const item of items) results.push(await apply(context, item));
  return { results };
};
