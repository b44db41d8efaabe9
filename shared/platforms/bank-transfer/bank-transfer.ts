import { AppError } from '../../contract/errors';
import type { BankAccount, FundingChannel } from '../../ports/funding-channel';

/** Transfers to the platform's own bank account, which an operator confirms; without one nothing can be paid. Errors: FUNDING_UNAVAILABLE. */
export const bankTransfer = (account: BankAccount | undefined): FundingChannel => ({
  async instructions(asked) {
    if (!account) throw new AppError('FUNDING_UNAVAILABLE');
    return { ...account, ...asked };
  },
});
