import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { ControlError, json, type SandboxRequest } from '../http';
import type { Platform, PlatformReply, Spoiling } from '../platform';
import { perSecond } from './ask-quota';
import { createFundFlow, type FundFlow } from './fund-flow';
import { createNotices, type Notices } from './notices';
import { billAddress, billFile, billFilePath, damaged } from './wechat-pay-bill-files';
import { type Bills, createBills, RailRefusal } from './wechat-pay-bills';
import { weChatPayControls } from './wechat-pay-controls';
import { createOrders, createRefunds, type Orders, type Refunds } from './wechat-pay-orders';
import {
  billView,
  checkSigned,
  decrypted,
  isPromptSigned,
  noticeOf,
  orderNoticeOf,
  orderView,
  refundNoticeOf,
  refundView,
  signed,
} from './wechat-pay-wire';

const bills = '/v3/fund-app/mch-transfer/transfer-bills';
const numbered = new RegExp(`^${bills}/out-bill-no/([0-9A-Za-z]{1,32})(/cancel)?$`);
const fundFlowBills = '/v3/bill/fundflowbill';
const jsapi = '/v3/pay/transactions/jsapi';
const native = '/v3/pay/transactions/native';
const tradeNumbered = /^\/v3\/pay\/transactions\/out-trade-no\/([0-9A-Za-z]{6,32})(\/close)?$/;
const refunds = '/v3/refund/domestic/refunds';
const refundNumbered = /^\/v3\/refund\/domestic\/refunds\/([0-9A-Za-z]{1,64})$/;
const mandates =
  /^\/v3\/fund-app\/mch-transfer\/user-confirm-authorization\/out-authorization-no\/([0-9A-Za-z]{1,32})$/;
const endpoints = [
  ...(['transferBill', 'queryBill', 'cancelBill', 'queryMandate', 'fundFlowBill', 'billFile'] as const),
  ...(['jsapiOrder', 'nativeOrder', 'queryOrder', 'closeOrder', 'refundOrder', 'queryRefund'] as const),
] as const;

const number = z.string().regex(/^[0-9A-Za-z]{1,32}$/);
const payment = {
  appid: z.string().min(1).max(32),
  out_bill_no: number,
  transfer_scene_id: z.literal('1005'),
  user_name: z.string().exactOptional(),
  transfer_amount: z.int(),
  transfer_remark: z.string().min(1).max(32),
  notify_url: z.url().max(256).exactOptional(),
  user_recv_perception: z.enum(['劳务报酬', '报销款', '企业补贴', '开工利是']).exactOptional(),
  transfer_scene_report_infos: z
    .array(z.strictObject({ info_type: z.string().max(15), info_content: z.string().min(1).max(32) }))
    .length(2),
};
const openid = z.string().min(1).max(64);
const asking = z.object({ authorization_info: z.object({ out_authorization_no: number }) });
/** By the path below that of the bills. */
const created = {
  '': z.strictObject({ ...payment, openid }),
  '/pre-transfer-with-authorization': z.strictObject({
    ...payment,
    openid,
    authorization_info: z.strictObject({
      user_display_name: z.string().min(1).max(32),
      out_authorization_no: number,
      authorization_notify_url: z.url().max(256),
    }),
  }),
  '/transfer': z.strictObject({ ...payment, out_authorization_no: number }),
} as const;
const isCreating = (path: string): path is keyof typeof created => Object.hasOwn(created, path);
const reported = ['岗位类型', '报酬说明'];
const leastFen = 10;
const namedFromFen = 200_000;

const codes: Readonly<Record<string, number>> = {
  SYSTEM_ERROR: 500,
  NOT_ENOUGH: 403,
  NO_AUTH: 403,
  SIGN_ERROR: 401,
  FREQUENCY_LIMIT_EXCEED: 429,
  NOT_FOUND: 404,
};

function answered(
  status: number,
  value: object,
  { keyId, nowMs }: { readonly keyId?: unknown; readonly nowMs: number },
): PlatformReply {
  const reply = json(value, status);
  return { ...reply, headers: signed(String(reply.body), keyId, nowMs), errcode: undefined };
}

/** An answer made wrong in each way. */
function spoiled(reply: PlatformReply, nowMs: number): Readonly<Record<Spoiling, PlatformReply>> {
  const { headers = {}, status } = reply;
  const body = String(reply.body);
  const said = JSON.parse(body);
  const numbers = ['out_trade_no', 'out_refund_no'].filter((name) => name in said);
  const other = {
    ...said,
    ...Object.fromEntries(numbers.map((name) => [name, 'SOMEBODYELSES'])),
    ...{ out_bill_no: 'SOMEBODYELSES', state: 'SUCCESS', trade_state: 'SUCCESS', status: 'SUCCESS' },
  };
  const but = (changed: Readonly<Record<string, string>>) => ({
    ...reply,
    headers: { ...headers, ...changed },
  });
  return {
    forged: but({ 'wechatpay-signature': randomBytes(256).toString('base64') }),
    altered: { ...reply, body: `${body.replace(/"state":"\w+"/, '"state":"SUCCESS"')} ` },
    unsigned: { ...reply, headers: {} },
    'unknown-key': but({ 'wechatpay-serial': 'PUB_KEY_ID_0000000000000000000009' }),
    stale: but(signed(body, undefined, nowMs - 301_000)),
    contradictory: answered(status, other, { nowMs }),
  };
}

/** All that one merchant has at WeChat Pay. */
interface Parts {
  readonly state: Bills;
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly flow: FundFlow;
  readonly notices: Notices;
}

function partsOf(now: () => number): Parts {
  const notices = createNotices(now);
  const flow = createFundFlow(now);
  const isTaken = (status: number) => status === 200 || status === 204;
  const tell = (url: string, make: (id: string, nowMs: number) => ReturnType<typeof noticeOf>) => {
    const id = randomBytes(16).toString('hex');
    notices.add({ url, make: () => make(id, now()), isTaken });
  };
  const state = createBills(now, flow, (bill) => {
    if (bill.notifyUrl !== undefined) tell(bill.notifyUrl, (id, nowMs) => noticeOf(bill, id, nowMs));
  });
  const outside = { now, flow, money: state };
  const orders = createOrders(outside, (order) =>
    tell(order.notifyUrl, (id, nowMs) => orderNoticeOf(order, id, nowMs)),
  );
  const refunds = createRefunds(outside, orders, (refund) =>
    tell(refund.notifyUrl, (id, nowMs) => refundNoticeOf(refund, id, nowMs)),
  );
  return { state, orders, refunds, flow, notices };
}

/** What the endpoints of payments to us do, and of the day's bill; undefined for others. */
function otherCall(
  { orders, refunds: back, flow }: Parts,
  endpoint: string,
  request: SandboxRequest,
): object | undefined {
  const number = tradeNumbered.exec(request.path)?.[1] ?? '';
  switch (endpoint) {
    case 'fundFlowBill':
      return billAddress(flow, request);
    case 'jsapiOrder':
      return orders.create(request, 'JSAPI');
    case 'nativeOrder':
      return orders.create(request, 'NATIVE');
    case 'queryOrder':
      return orderView(orders.known(number));
    case 'closeOrder':
      orders.close(number);
      return {};
    case 'refundOrder':
      return refundView(back.make(request));
    case 'queryRefund':
      return refundView(back.known(refundNumbered.exec(request.path)?.[1] ?? ''));
    // The file itself nobody signs.
    case 'billFile':
      return {};
    default:
      return undefined;
  }
}

/** What the endpoints do, within their quotas. */
function billCalls(parts: Parts, now: () => number, nameOf: (openid: string) => string | undefined) {
  const { state } = parts;
  const quotas = {
    queryMandate: perSecond(50, now),
    transferBill: perSecond(100, now),
    queryBill: perSecond(100, now),
    cancelBill: perSecond(20, now),
    fundFlowBill: perSecond(3, now),
    billFile: perSecond(3, now),
    jsapiOrder: perSecond(500, now),
    nativeOrder: perSecond(500, now),
    queryOrder: perSecond(100, now),
    closeOrder: perSecond(100, now),
    refundOrder: perSecond(150, now),
    queryRefund: perSecond(300, now),
  };

  /** Whom to pay: who is named, or has given the mandate. Errors: INVALID_REQUEST. */
  function payeeOf(asked: object): string {
    if ('openid' in asked) return String(asked.openid);
    const known = 'out_authorization_no' in asked && state.mandates.get(String(asked.out_authorization_no));
    if (!known) throw new RailRefusal(400, 'INVALID_REQUEST');
    return known;
  }

  function create({ path, headers, body }: SandboxRequest): object {
    const below = path.slice(bills.length);
    const { data } = created[isCreating(below) ? below : ''].safeParse(JSON.parse(body.toString('utf8')));
    if (!data) throw new RailRefusal(400, 'PARAM_ERROR');
    const types = data.transfer_scene_report_infos.map(({ info_type }) => info_type);
    if (!reported.every((type) => types.includes(type))) throw new RailRefusal(400, 'PARAM_ERROR');
    if (data.transfer_amount < leastFen) throw new RailRefusal(400, 'INVALID_REQUEST');
    if (data.transfer_amount >= namedFromFen && !data.user_name) throw new RailRefusal(400, 'PARAM_ERROR');
    const { user_name, notify_url: notifyUrl, out_bill_no, transfer_amount, transfer_remark } = data;
    const payee = payeeOf(data);
    const bill = state.create({
      ...{ out_bill_no, openid: payee, transfer_amount, transfer_remark, notifyUrl },
      asksMandate: asking.safeParse(data).data?.authorization_info.out_authorization_no,
      userName: user_name === undefined ? undefined : decrypted(user_name, headers['wechatpay-serial']),
      content: body.toString('utf8'),
    });
    if (below === '/transfer') state.confirm(bill, nameOf(payee));
    const { mch_id: _mch, transfer_amount: _fen, openid: _openid, ...view } = billView(bill);
    return { ...view, ...(bill.state === 'WAIT_USER_CONFIRM' && { package_info: bill.package_info }) };
  }

  function done(endpoint: string, request: SandboxRequest): object {
    checkSigned(request, now());
    if (!quotas[endpoint as (typeof endpoints)[number]].take())
      throw new RailRefusal(429, 'FREQUENCY_LIMIT_EXCEED');
    if (endpoint === 'transferBill') return create(request);
    const other = otherCall(parts, endpoint, request);
    if (other) return other;
    const asked = mandates.exec(request.path)?.[1];
    if (asked !== undefined) {
      const isGiven = state.mandates.has(asked);
      return { out_authorization_no: asked, state: isGiven ? 'TAKING_EFFECT' : 'CLOSED' };
    }
    const billNumber = numbered.exec(request.path)?.[1] ?? '';
    const bill = endpoint === 'queryBill' ? state.known(billNumber) : state.cancel(billNumber);
    return billView(bill);
  }

  return {
    done,
    reset() {
      for (const quota of Object.values(quotas)) quota.reset();
    },
  };
}

/** The endpoint at a path. */
function endpointAt(path: string): string | undefined {
  if (path.startsWith(bills) && isCreating(path.slice(bills.length))) return 'transferBill';
  if (mandates.test(path)) return 'queryMandate';
  const fixed = fixedPaths[path];
  if (fixed !== undefined) return fixed;
  if (refundNumbered.test(path)) return 'queryRefund';
  const trade = tradeNumbered.exec(path);
  if (trade) return trade[2] ? 'closeOrder' : 'queryOrder';
  const found = numbered.exec(path);
  return found ? (found[2] ? 'cancelBill' : 'queryBill') : undefined;
}
const fixedPaths: Readonly<Record<string, (typeof endpoints)[number]>> = {
  [fundFlowBills]: 'fundFlowBill',
  [billFilePath]: 'billFile',
  [jsapi]: 'jsapiOrder',
  [native]: 'nativeOrder',
  [refunds]: 'refundOrder',
};

/** What people with phones do, and whoever has the merchant's account. */
function steeringOf(
  { state, orders, refunds: back, flow, notices }: Parts,
  nameOf: (openid: string) => string | undefined,
) {
  return {
    bill: state.find,
    bills: state.all,
    confirm(number: string) {
      const bill = state.find(number);
      if (!bill) throw new ControlError(404, `沙箱没有这笔转账：${number}`);
      state.confirm(bill, nameOf(bill.openid));
      return bill;
    },
    fail: (number: string, reason: string) => state.change(state.known(number), 'FAIL', reason),
    holdNext: state.holdNext,
    takeBackMandates: () => state.mandates.clear(),
    balanceFen: state.balanceFen,
    setBalance: state.setBalance,
    payFrom: state.payFrom,
    provide: state.provide,
    orders: orders.all,
    refunds: back.all,
    endNextRefund: back.endNext,
    /** Somebody pays what a phone was asked to open, as far as the merchant has signed it. */
    pay(prompt: Readonly<Record<string, string>>) {
      const prepayId = prompt.package?.replace('prepay_id=', '') ?? '';
      const order = orders.all().find(({ opening }) => opening === prepayId);
      if (!order || !isPromptSigned(order.appid, prompt)) throw new ControlError(400, '支付验证签名失败');
      if (!orders.pay(prepayId)) throw new ControlError(409, '订单已支付、已关闭或已过期');
      return order;
    },
    /** Somebody scans a code and pays. */
    scan(codeUrl: string) {
      const order = orders.pay(codeUrl, 'oScannedBySomebody0000000000');
      if (!order) throw new ControlError(409, '付款码已失效，或订单已支付、已关闭、已过期');
      return order;
    },
    /** What the bills say, whatever was booked. */
    sayInBills: flow.say,
    deliverNotices: notices.deliver,
    lastNotice: notices.last,
  };
}

/** WeChat Pay's 商家转账 with its merchant, bills and money. `nameOf`: what WeChat knows of an openid's owner. */
export function weChatPaySandbox(now: () => number, nameOf: (openid: string) => string | undefined) {
  const parts = partsOf(now);
  const { done, reset: resetQuotas } = billCalls(parts, now, nameOf);
  let calls: string[] = [];

  /** Nothing, signed. */
  const emptied = (keyId: unknown): PlatformReply => ({
    ...{ status: 204, contentType: 'application/json', body: '', errcode: undefined },
    headers: signed('', keyId, now()),
  });

  const refused = (status: number, code: string, keyId?: unknown) =>
    answered(status, { code, message: '沙箱' }, { keyId, nowMs: now() });

  const platform: Platform = {
    endpoints,
    controls: weChatPayControls(() => steering),
    endpointAt,
    answer(endpoint, request) {
      const keyId = request.headers['wechatpay-serial'];
      try {
        const told = done(endpoint, request);
        if (endpoint === 'billFile') return billFile(parts.flow, request);
        if (endpoint === 'closeOrder') return emptied(keyId);
        return answered(200, told, { keyId, nowMs: now() });
      } catch (error) {
        if (error instanceof RailRefusal) return refused(error.status, error.code, keyId);
        throw error;
      }
    },
    refuse: (code) => refused(codes[code] ?? 400, String(code)),
    spoil: (reply, how, endpoint) => (endpoint === 'billFile' ? damaged(reply) : spoiled(reply, now())[how]),
    record(endpoint) {
      calls = [...calls.slice(-9_999), endpoint];
    },
    reset() {
      for (const part of Object.values(parts)) part.reset();
      resetQuotas();
      calls = [];
    },
  };

  const steering = {
    ...steeringOf(parts, nameOf),
    calls: () => [...calls],
  };
  return { platform, steering };
}
export type WeChatPaySteering = ReturnType<typeof weChatPaySandbox>['steering'];
