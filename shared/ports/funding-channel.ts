import type { Fen } from '../domain/money/money';

/** An account at a bank. */
export interface BankAccount {
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bankName: string;
}

/** How a publisher pays by a transfer from a bank account. */
export interface BankTransfer extends BankAccount {
  /** To be written into the transfer's remark: by it the payment is known. */
  readonly reference: string;
  readonly amountFen: Fen;
}

/**
 * A way on which publishers pay for their tasks, and get back what is not used: here a bank transfer, which an operator
 * confirms from the bank's list; others behind the same port later.
 */
export interface FundingChannel {
  /** How to pay what is asked for. Errors: FUNDING_UNAVAILABLE when the deployment has no account for it. */
  instructions(asked: { readonly reference: string; readonly amountFen: Fen }): Promise<BankTransfer>;
}
