import { AppError, errorCatalogue } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import type { Context, UseCase } from '../../../shared/ports/context';
import { type Acceptance, acceptOne } from './accept';

async function resultOf(context: Context<'publisher'>, acceptance: Acceptance) {
  const { orderId } = acceptance;
  try {
    await acceptOne(context, acceptance);
    return { orderId, accepted: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code } = error;
    return { orderId, accepted: false, code, message: errorCatalogue[code].message };
  }
}

/** Accepts all that was handed in of several orders, one after the other: those of one person meet in their book. */
export const acceptSeveral: UseCase<typeof publishingContract.acceptSeveral> = async ({ items }, context) => {
  const results = [];
  for (const acceptance of items) results.push(await resultOf(context, acceptance));
  return { results };
};
