import * as z from 'zod';
import { confirmFunding } from '../shared/application/money/confirm-funding';
import { fundings, taskFunds } from '../shared/collections/fundings';
import { AppError, errorCatalogue } from '../shared/contract/errors';
import type { Ports } from '../shared/ports/context';

/** A transfer as if a publisher had made it at their bank and an operator had found it in the platform's list. */
export const transferRequest = z.strictObject({ taskId: z.string().min(1) });

/** A payer whom no bank knows. */
export const samplePayer = {
  payerName: '青岛示例会展有限公司',
  payerAccount: '3700111122223333',
  payerBank: '示例银行市南支行',
} as const;

/** Pays what has to be paid now for a task. Errors as text: nothing to be paid, and those of `confirmFunding`. */
export async function transfer(
  ports: Pick<Ports, 'store' | 'clock' | 'ids'>,
  { taskId }: z.output<typeof transferRequest>,
): Promise<{ readonly done?: string; readonly error?: string }> {
  const { store, ids } = ports;
  const reference = (await store.get(taskFunds, taskId))?.fundingId;
  const funding = reference === undefined ? undefined : await store.get(fundings, reference);
  if (reference === undefined || funding?.status !== 'awaiting')
    return { error: errorCatalogue.NOTHING_TO_FUND.message };
  const bankSerial = ids.newId();
  try {
    const { outcome } = await confirmFunding(ports, {
      reference,
      amountFen: funding.amountFen,
      bankSerial,
      ...samplePayer,
    });
    return { done: outcome };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: errorCatalogue[error.code].message };
  }
}
