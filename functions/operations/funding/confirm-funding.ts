import { confirmFunding as confirm } from '../../../shared/application/money/confirm-funding';
import type { operationsContract } from '../../../shared/contract/operations';
import type { UseCase } from '../../../shared/ports/context';

/** Books money that came in. Errors: FUNDING_NOT_FOUND, FUNDING_SUM_DIFFERS, BANK_SERIAL_USED. */
export const confirmFunding: UseCase<typeof operationsContract.confirmFunding> = (receipt, context) =>
  confirm(context, receipt);
