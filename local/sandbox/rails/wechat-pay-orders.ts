import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SandboxRequest } from '../http';
import type { FundFlow } from './fund-flow';
import { RailRefusal } from './wechat-pay-bills';

/** An order of JSAPI支付 or Native支付 as the sandbox keeps it. */
export interface TradeOrder {
  readonly out_trade_no: string;
  readonly transaction_id: string;
  /** Who is to pay; of Native支付, who has. */
  openid?: string;
  readonly type: 'JSAPI' | 'NATIVE';
  readonly total: number;
  readonly appid: string;
  readonly notifyUrl: string;
  /** What it was made from: the same number with another content is refused. */
  readonly content: string;
  readonly expiresAtMs: number;
  /** What opens the cashier now: the one before is void. */
  opening: string;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  paidAtMs?: number;
  lastRefundAtMs?: number;
}

export interface TradeRefund {
  readonly out_refund_no: string;
  readonly refund_id: string;
  readonly order: TradeOrder;
  readonly refund: number;
  readonly notifyUrl: string;
  readonly content: string;
  readonly createdAtMs: number;
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
}

const made = z.strictObject({
  appid: z.string().min(1).max(32),
  mchid: z.string().min(1).max(32),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_|*-]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }),
  notify_url: z.url().max(255),
  amount: z.strictObject({ total: z.int().min(1), currency: z.literal('CNY') }),
});
const ofPhone = made.extend({ payer: z.strictObject({ openid: z.string().min(1) }) });
const back = z.strictObject({
  out_trade_no: z.string(),
  out_refund_no: z.string().regex(/^[0-9A-Za-z_|*@-]{1,64}$/),
  reason: z.string().max(80).exactOptional(),
  notify_url: z.url().max(256),
  amount: z.strictObject({
    refund: z.int().min(1),
    total: z.int().min(1),
    currency: z.literal('CNY'),
  }),
});

/** Until a refund is through, and between two of one order. */
const minuteMs = 60_000;

/** The merchant's money, wherever it comes from. */
export interface Money {
  balanceFen(): number;
  setBalance(fen: number): void;
}

interface Outside {
  readonly now: () => number;
  readonly flow: Pick<FundFlow, 'add'>;
  readonly money: Money;
}

const parsed = <T>(schema: z.ZodType<T>, { body }: SandboxRequest): T => {
  const { data } = schema.safeParse(JSON.parse(body.toString('utf8')));
  if (data === undefined) throw new RailRefusal(400, 'PARAM_ERROR');
  return data;
};

/** Moves the merchant's money, and has it booked. */
const moving =
  ({ money, flow }: Outside) =>
  (outFen: number, number: string, railNumber: string, what: string): void => {
    money.setBalance(money.balanceFen() - outFen);
    flow.add({ number, railNumber, outFen, what });
  };

/** Orders, and who pays them. */
export function createOrders(outside: Outside, onPaid: (order: TradeOrder) => void) {
  const { now } = outside;
  const move = moving(outside);
  const orders = new Map<string, TradeOrder>();
  const known = (number: string): TradeOrder => {
    const order = orders.get(number);
    if (!order) throw new RailRefusal(404, 'ORDERNOTEXIST');
    return order;
  };
  return {
    /** Errors: those of JSAPI下单 and Native下单. A fresh `prepay_id` or `code_url` for the same order asked for again. */
    create(request: SandboxRequest, type: TradeOrder['type']): object {
      const asked = parsed(type === 'JSAPI' ? ofPhone : made, request);
      const { out_trade_no, amount, appid, notify_url: notifyUrl } = asked;
      const content = request.body.toString('utf8');
      const before = orders.get(out_trade_no);
      if (before && before.content !== content) throw new RailRefusal(403, 'OUT_TRADE_NO_USED');
      if (before?.state === 'CLOSED') throw new RailRefusal(400, 'ORDER_CLOSED');
      if (before && before.state !== 'NOTPAY') throw new RailRefusal(400, 'ORDERPAID');
      const random = randomBytes(16).toString('hex');
      const opening = type === 'JSAPI' ? `wx${random}` : `weixin://wxpay/bizpayurl?pr=${random.slice(0, 9)}`;
      const expiresAtMs = Math.max(Date.parse(asked.time_expire), now() + minuteMs);
      if (before) before.opening = opening;
      else
        orders.set(out_trade_no, {
          ...{ out_trade_no, type, total: amount.total, appid, notifyUrl, content, opening },
          ...('payer' in asked && { openid: (asked as z.output<typeof ofPhone>).payer.openid }),
          transaction_id: `4200002${String(orders.size + 1).padStart(21, '0')}`,
          expiresAtMs,
          state: 'NOTPAY',
        });
      return type === 'JSAPI' ? { prepay_id: opening } : { code_url: opening };
    },
    known,
    find: (number: string) => orders.get(number),
    close(number: string): void {
      const order = known(number);
      if (order.state === 'CLOSED') return;
      if (order.state !== 'NOTPAY') throw new RailRefusal(400, 'ORDERPAID');
      order.state = 'CLOSED';
    },
    /** Somebody pays what their phone shows, or has scanned; undefined: it cannot be paid. */
    pay(opening: string, openid?: string): TradeOrder | undefined {
      const order = [...orders.values()].find((each) => each.opening === opening);
      if (order?.state !== 'NOTPAY' || order.expiresAtMs < now()) return undefined;
      Object.assign(order, { state: 'SUCCESS', paidAtMs: now(), openid: order.openid ?? openid });
      move(-order.total, order.out_trade_no, order.transaction_id, '交易');
      onPaid(order);
      return order;
    },
    all: () => [...orders.values()],
    reset: () => orders.clear(),
  };
}
export type Orders = ReturnType<typeof createOrders>;

/** What goes back of orders. */
export function createRefunds(
  outside: Outside,
  orders: Pick<Orders, 'find'>,
  onEnded: (refund: TradeRefund) => void,
) {
  const { now, money } = outside;
  const move = moving(outside);
  const refunds = new Map<string, TradeRefund>();
  let next: TradeRefund['status'] = 'SUCCESS';

  /** What time has done to it. */
  function aged(refund: TradeRefund): TradeRefund {
    if (refund.status !== 'PROCESSING' || now() - refund.createdAtMs < minuteMs) return refund;
    refund.status = next;
    next = 'SUCCESS';
    if (refund.status === 'CLOSED') move(-refund.refund, refund.out_refund_no, refund.refund_id, '退款退回');
    onEnded(refund);
    return refund;
  }
  function checked(number: string, refund: number, total: number): TradeOrder {
    const order = orders.find(number);
    if (!order || !['SUCCESS', 'REFUND'].includes(order.state))
      throw new RailRefusal(404, 'RESOURCE_NOT_EXISTS');
    const before = [...refunds.values()].filter((each) => each.order === order && each.status !== 'CLOSED');
    const sum = before.reduce((fen, each) => fen + each.refund, refund);
    if (total !== order.total || sum > total) throw new RailRefusal(400, 'INVALID_REQUEST');
    if (now() - (order.lastRefundAtMs ?? 0) < minuteMs) throw new RailRefusal(429, 'FREQUENCY_LIMITED');
    if (refund > money.balanceFen()) throw new RailRefusal(403, 'NOT_ENOUGH');
    return order;
  }

  return {
    /** Errors: those of 申请退款. */
    make(request: SandboxRequest): TradeRefund {
      const asked = parsed(back, request);
      const { out_refund_no, out_trade_no, amount, notify_url: notifyUrl } = asked;
      const content = request.body.toString('utf8');
      const before = refunds.get(out_refund_no);
      if (before && before.content !== content) throw new RailRefusal(400, 'INVALID_REQUEST');
      if (before) return aged(before);
      const order = checked(out_trade_no, amount.refund, amount.total);
      const refund: TradeRefund = {
        ...{ out_refund_no, order, refund: amount.refund, notifyUrl, content },
        refund_id: `5030000${String(refunds.size + 1).padStart(21, '0')}`,
        createdAtMs: now(),
        status: 'PROCESSING',
      };
      refunds.set(out_refund_no, refund);
      Object.assign(order, { state: 'REFUND', lastRefundAtMs: now() });
      move(amount.refund, out_refund_no, refund.refund_id, '退款');
      return refund;
    },
    known(number: string): TradeRefund {
      const refund = refunds.get(number);
      if (!refund) throw new RailRefusal(404, 'RESOURCE_NOT_EXISTS');
      return aged(refund);
    },
    /** How the next one that is under way ends. */
    endNext(status: TradeRefund['status']) {
      next = status;
    },
    all: () => [...refunds.values()],
    reset() {
      refunds.clear();
      next = 'SUCCESS';
    },
  };
}
export type Refunds = ReturnType<typeof createRefunds>;
