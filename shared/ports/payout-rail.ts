import type { Fen } from '../domain/money/money';
import type { PayoutChannel } from '../domain/money/payout-channels';
import type { ChargeRail } from './charge-rail';

/** What differs from rail to rail, and what settlement and payouts therefore do otherwise. */
export interface RailCapabilities {
  /** The person confirms each payment on their phone: it is made when they ask for it, never at night. */
  readonly needsConfirmation: boolean;
  /** A payee can allow, once for all, that payments are made without confirming each. */
  readonly takesMandates: boolean;
  /** The rail reckons and withholds taxes itself and is given the gross sum: settlement books its figures. */
  readonly withholdsTax: boolean;
  /** Each channel of the rail has money of its own: one that is empty stops no other. */
  readonly balancePerChannel: boolean;
  /** What was paid can come back days later. */
  readonly returnsLater: boolean;
  /** What one payment may be, fen. */
  readonly leastFen: number;
  readonly mostFen: number;
  /** Requests that the rail takes in one second, by kind. */
  readonly perSecond: { readonly send: number; readonly query: number; readonly cancel: number };
}

/** That payments need not be confirmed each, under a number of ours: allowed before, or asked for with this payment. */
export interface Mandate {
  readonly number: string;
  readonly isGiven: boolean;
}

/** A payment, before it is put into a rail's words. */
export interface PaymentOrder {
  /** Ours, in letters and digits; one number is paid once, however often it is sent. */
  readonly number: string;
  readonly amountFen: Fen;
  /** An openid, or a logon id of Alipay. */
  readonly destination: string;
  readonly realName: string;
  /** What the person reads with the payment. */
  readonly remark: string;
  /** Only where the rail takes them. */
  readonly mandate?: Mandate;
}

/** A payment in the rail's words, made once: whatever is sent again is this very text. */
export interface PreparedPayment {
  readonly body: string;
  /** Which key of the rail's the body is encrypted for; it goes with the body. */
  readonly keyId: string;
}

/** A payment as it is known here, against which every answer is held. */
export interface SentPayment extends PreparedPayment {
  readonly number: string;
  readonly amountFen: Fen;
}

/** Why a rail does nothing for us at all until an operator has done something. */
export type StopReason = 'balance' | 'rights' | 'keys';

/** What `wx.requestMerchantTransfer` is given. */
export interface ConfirmPrompt {
  readonly mchId: string;
  readonly appId: string;
  readonly package: string;
}

/**
 * What a rail says of a payment. All but `unclear` are proven: signed by the rail, fresh, and about this payment.
 * `unclear` is everything else, time-outs and forgeries alike: money may have moved.
 */
export type RailAnswer =
  | { readonly kind: 'paid'; readonly railNumber?: string }
  | { readonly kind: 'accepted'; readonly railNumber?: string }
  /** For the person to confirm; `prompt` opens the page for it, and comes with the answer to sending only. */
  | { readonly kind: 'waiting'; readonly prompt?: ConfirmPrompt; readonly railNumber?: string }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'cancelled' }
  /** Nobody confirmed it in time. */
  | { readonly kind: 'expired' }
  /** It was paid and has come back. */
  | { readonly kind: 'returned'; readonly code: string }
  /** This request was turned down; whether an earlier one was not, only a query tells. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Too many requests: nothing was done. */
  | { readonly kind: 'busy'; readonly code: string }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly code: string }
  /** The rail knows no payment of this number. */
  | { readonly kind: 'none' }
  /** `why`: nobody has signed it, but the rail says that nothing will be done for us. */
  | { readonly kind: 'unclear'; readonly code: string; readonly why?: StopReason };

/** What a rail tells by itself, once its signature was found right. */
export interface RailNotice {
  /** The rail's own id of the message. */
  readonly id: string;
  /** Of which payment; absent in messages about something else. */
  readonly number?: string;
}

/** A movement of our money at the rail, as the rail has booked it. */
export interface BillLine {
  /** The rail's number of the movement. */
  readonly row: string;
  /** The rail's number of the payment. */
  readonly railNumber: string;
  /** What of the line may be our number: which column holds it, rails do not promise. */
  readonly numbers: readonly string[];
  readonly atMs: number;
  /** What went out, fen; below zero, it came in. */
  readonly outFen: number;
  readonly isFee: boolean;
  /** What the rail calls it. */
  readonly what: string;
  /** In which of our accounts at the rail; absent where it is one. */
  readonly account?: string;
}

/** What a rail has booked on a day. */
export type RailBill =
  | { readonly kind: 'bill'; readonly lines: readonly BillLine[] }
  /** It has no bill of the day: nothing was moved or, where the rail does not tell one from the other, it is late. */
  | { readonly kind: 'none'; readonly code: string }
  /** It is not made yet, not to be had now, or not as it should be: to be asked for again. */
  | { readonly kind: 'unclear'; readonly code: string };

/** A message as it came in, header names in lower case. */
export interface RailMessage {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** A way on which people are paid. Nothing of it throws: what goes wrong outside is an answer. */
export interface PayoutRail {
  readonly capabilities: RailCapabilities;
  prepare(order: PaymentOrder): PreparedPayment;
  send(payment: SentPayment): Promise<RailAnswer>;
  query(payment: SentPayment): Promise<RailAnswer>;
  /** Asks that nobody can confirm it any more; where nobody confirms, only what became of it. */
  cancel(payment: SentPayment): Promise<RailAnswer>;
  /** Whether payments under this mandate need not be confirmed now; the payee may take it back at any time. undefined: it is unclear. */
  isMandated(number: string): Promise<boolean | undefined>;
  /** undefined unless it is signed by the rail, fresh, and meant for us. */
  readNotice(message: RailMessage): RailNotice | undefined;
  /** The movements of a day in Asia/Shanghai, YYYY-MM-DD, that is over. */
  bill(day: string): Promise<RailBill>;
}

/** Makes a rail of its settings. Throws for settings that are none, without quoting them. */
export interface Rails {
  open(channel: PayoutChannel, settings: string): PayoutRail;
  /** The way on which people pay us by WeChat Pay; undefined where its settings say nothing of it. */
  openCharges(settings: string): ChargeRail | undefined;
}
