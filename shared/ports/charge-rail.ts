import type { Fen } from '../domain/money/money';
import type { StopReason } from './payout-rail';

/** A payment that is asked of somebody, before it is put into a rail's words. */
export interface ChargeOrder {
  /** Ours, in letters and digits; one number is paid once. */
  readonly number: string;
  readonly amountFen: Fen;
  /** Who is to pay, on their phone; absent: whoever scans its code. */
  readonly openid?: string;
  /** What they read with the payment. */
  readonly description: string;
  /** Until when it can be paid, ms since 1970. */
  readonly expiresAtMs: number;
}

/** A payment in the rail's words, against which every answer is held. */
export interface SentCharge {
  readonly number: string;
  readonly amountFen: Fen;
  /** Made once: whatever is sent again is this very text. */
  readonly body: string;
}

/** What `wx.requestPayment` is given. */
export interface PaymentPrompt {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

/** What a rail does not say, or does not do, whatever was asked. */
export type NoAnswer =
  /** The rail knows nothing of this number. */
  | { readonly kind: 'none' }
  /** This request was turned down; what came of an earlier one, only a query tells. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Too many requests: nothing was done. */
  | { readonly kind: 'busy'; readonly code: string }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly code: string }
  /** Nobody has signed it, or it speaks of something else: anything may have happened. */
  | { readonly kind: 'unclear'; readonly code: string };

/** What a rail says of a payment that is asked of somebody; all but `unclear` is proven. */
export type ChargeAnswer =
  /** It can be paid with this. */
  | { readonly kind: 'ready'; readonly prompt: PaymentPrompt }
  /** Whoever scans this, drawn as a code, pays it. */
  | { readonly kind: 'scannable'; readonly codeUrl: string }
  | { readonly kind: 'unpaid' }
  | { readonly kind: 'paid'; readonly railNumber: string }
  /** Nobody can pay it any more. */
  | { readonly kind: 'closed' }
  | NoAnswer;

/** A part of a payment that goes back to whoever paid it. */
export interface SentRefund {
  /** Ours; one number is sent back once. */
  readonly number: string;
  readonly chargeNumber: string;
  readonly amountFen: Fen;
  /** Of the whole payment. */
  readonly totalFen: Fen;
}

export type RefundAnswer =
  | { readonly kind: 'accepted'; readonly railNumber?: string }
  | { readonly kind: 'paid'; readonly railNumber?: string }
  /** It was not made and will not be: only another number can be. */
  | { readonly kind: 'closed' }
  /** Somebody has to say where it goes: the payer's account takes nothing. */
  | { readonly kind: 'held'; readonly code: string }
  | NoAnswer;

/** A way on which people pay us, and get back. Nothing of it throws: what goes wrong outside is an answer. */
export interface ChargeRail {
  /** Whether it can be paid by scanning a code, too. */
  readonly takesCodes: boolean;
  prepare(order: ChargeOrder): string;
  /** Makes it, or makes it payable once more: the same number and text are one payment. */
  make(charge: SentCharge): Promise<ChargeAnswer>;
  query(charge: SentCharge): Promise<ChargeAnswer>;
  /** Asks that nobody can pay it any more; whether that is so, a query tells. */
  close(charge: SentCharge): Promise<ChargeAnswer>;
  refund(refund: SentRefund): Promise<RefundAnswer>;
  queryRefund(refund: SentRefund): Promise<RefundAnswer>;
}
