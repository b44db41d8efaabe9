import { createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto';
import * as z from 'zod';
import { certificateNumber, rootCertificateNumber } from '../../../shared/platforms/alipay/certificates';
import { controlBody } from '../control';
import { json, type SandboxRequest } from '../http';
import type { Platform, PlatformReply, Spoiling } from '../platform';
import { alipayBillAddress, alipayBillFile, alipayBillPath } from './alipay-bill-files';
import { createTransfers, type Transfer, type Transfers } from './alipay-transfers';
import { perSecond } from './ask-quota';
import { beijing, createFundFlow, type FundFlow } from './fund-flow';
import { createNotices } from './notices';
import { privatePem, railKeys } from './rail-keys';
import { damaged } from './wechat-pay-bill-files';
import { RailRefusal } from './wechat-pay-bills';

const appId = '2021000000000001';
const gateway = '/alipay/gateway.do';

/** Where Alipay's gateway is in a sandbox. */
export const alipayGateway = (sandboxUrl: string): string => `${sandboxUrl}${gateway}`;

const methods = {
  'alipay.fund.trans.uni.transfer': 'uniTransfer',
  'alipay.fund.trans.common.query': 'transferQuery',
  'alipay.data.dataservice.bill.downloadurl.query': 'billAddress',
} as const;
const isMethod = (name: string): name is keyof typeof methods => Object.hasOwn(methods, name);

const product = { product_code: z.literal('TRANS_ACCOUNT_NO_PWD'), biz_scene: z.literal('DIRECT_TRANSFER') };
const made = z.strictObject({
  ...product,
  out_biz_no: z.string().min(1).max(64),
  trans_amount: z.string().regex(/^\d+\.\d{2}$/),
  order_title: z.string().min(1),
  payee_info: z.strictObject({
    identity: z.string().min(1),
    identity_type: z.literal('ALIPAY_LOGON_ID'),
    name: z.string().min(1),
  }),
  remark: z.string().exactOptional(),
});
const asked = z.strictObject({ ...product, out_biz_no: z.string() });

const sign = (text: string): string =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(railKeys().alipay.privateKey, 'base64');

/** As gateways do: parameters by name, joined as they were before they were encoded. */
const joined = (parameters: ReadonlyMap<string, string>): string =>
  [...parameters]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** Errors: those of the gateway, by sub_code. */
function checkSigned({ query, body }: SandboxRequest, nowMs: number): ReadonlyMap<string, string> {
  const parameters = new Map([...query, ...new URLSearchParams(body.toString('utf8'))]);
  const signature = parameters.get('sign') ?? '';
  parameters.delete('sign');
  const { app, rootCertificates } = railKeys();
  const wanted = {
    app_id: appId,
    sign_type: 'RSA2',
    charset: 'utf-8',
    version: '1.0',
    app_cert_sn: certificateNumber(app.certificate),
    alipay_root_cert_sn: rootCertificateNumber(rootCertificates),
  };
  for (const [name, value] of Object.entries(wanted))
    if (parameters.get(name) !== value)
      throw new RailRefusal(40002, `isv.invalid-${name.replaceAll('_', '-')}`);
  const isRight = createVerify('RSA-SHA256')
    .update(joined(parameters), 'utf8')
    .verify(new X509Certificate(app.certificate).publicKey, signature, 'base64');
  if (!isRight) throw new RailRefusal(40002, 'isv.invalid-signature');
  const ageMs = nowMs - Date.parse(`${parameters.get('timestamp')?.replace(' ', 'T')}+08:00`);
  if (!(Math.abs(ageMs) <= 600_000)) throw new RailRefusal(40002, 'isv.invalid-timestamp');
  return parameters;
}

const view = ({ out_biz_no, order_id, status, trans_amount, errorCode, createdAtMs }: Transfer) => ({
  ...{ out_biz_no, order_id, pay_fund_order_id: order_id, status, trans_amount },
  trans_date: beijing(createdAtMs),
  ...(errorCode !== undefined && { error_code: errorCode, fail_reason: '沙箱' }),
});

/** `member` is signed as the text that it is. */
function answered(member: string, name: string, signature = sign(member)): PlatformReply {
  const number = certificateNumber(railKeys().alipay.certificate);
  const body = `{"${name}":${member},"alipay_cert_sn":"${number}","sign":"${signature}"}`;
  return { ...json({}), body, errcode: undefined };
}

const memberName = (endpoint: string): string =>
  `${Object.entries(methods)
    .find(([, name]) => name === endpoint)?.[0]
    .replaceAll('.', '_')}_response`;
const refused = (code: string, subCode: string): string =>
  JSON.stringify({ code, msg: 'Business Failed', sub_code: subCode, sub_msg: '沙箱' });

/** An answer made wrong in each way. */
function spoiled(reply: PlatformReply, name: string): Readonly<Record<Spoiling, PlatformReply>> {
  const body = String(reply.body);
  const member = body.slice(`{"${name}":`.length, body.lastIndexOf(',"alipay_cert_sn"'));
  const other = JSON.stringify({ ...JSON.parse(member), out_biz_no: 'SOMEBODYELSES', status: 'SUCCESS' });
  return {
    forged: answered(member, name, randomBytes(256).toString('base64')),
    altered: answered(`${member.slice(0, -1)} }`, name, sign(member)),
    unsigned: { ...reply, body: `{"${name}":${member}}` },
    'unknown-key': { ...reply, body: body.replace(/"alipay_cert_sn":"\w+"/, '"alipay_cert_sn":"0000"') },
    // Answers of this protocol have no moment: one of another payment is what an old one would be.
    stale: answered(other, name),
    contradictory: answered(other, name),
  };
}

/** What the methods do, within their quotas. */
function transferCalls(state: Transfers, flow: FundFlow, now: () => number) {
  const quotas = {
    uniTransfer: perSecond(10, now),
    transferQuery: perSecond(10, now),
    billAddress: perSecond(10, now),
  };

  function done(parameters: ReadonlyMap<string, string>, host: string | undefined): object {
    const method = parameters.get('method') ?? '';
    if (!isMethod(method)) throw new RailRefusal(40002, 'isv.invalid-method');
    if (!quotas[methods[method]].take()) throw new RailRefusal(40004, 'RESOURCE_LIMIT_EXCEED');
    const content = parameters.get('biz_content') ?? '';
    if (methods[method] === 'billAddress') return alipayBillAddress(flow, content, host);
    if (methods[method] === 'transferQuery') {
      const { data } = asked.safeParse(JSON.parse(content));
      if (!data) throw new RailRefusal(40004, 'INVALID_PARAMETER');
      const transfer = state.find(data.out_biz_no);
      if (!transfer) throw new RailRefusal(40004, 'ORDER_NOT_EXIST');
      return view(transfer);
    }
    const { data } = made.safeParse(JSON.parse(content));
    if (!data) throw new RailRefusal(40004, 'INVALID_PARAMETER');
    const { out_biz_no, trans_amount, payee_info } = data;
    const { identity, name } = payee_info;
    const transfer = state.create({ out_biz_no, trans_amount, identity, content }, name);
    const { trans_amount: _yuan, error_code: _code, fail_reason: _reason, ...rest } = view(transfer);
    return rest;
  }

  return {
    done,
    reset() {
      for (const quota of Object.values(quotas)) quota.reset();
    },
  };
}

/** Alipay's uni.transfer with its one application, transfers and money. */
export function alipaySandbox(now: () => number, nameOf: (logonId: string) => string | undefined) {
  const notices = createNotices(now);
  let notifyUrl: string | undefined;
  const flow = createFundFlow(now);
  const state = createTransfers(now, nameOf, flow, (transfer) => {
    if (notifyUrl === undefined) return;
    const body = noticeOf(transfer, now());
    const make = () => ({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
    notices.add({ url: notifyUrl, make, isTaken: (_status, text) => text === 'success' });
  });
  const { done, reset: resetQuotas } = transferCalls(state, flow, now);
  let calls: string[] = [];

  const platform: Platform = {
    endpoints: [...Object.values(methods), 'alipayBillFile'],
    controls: [
      {
        method: 'POST',
        path: '/sandbox/alipay/balance',
        handle(request) {
          state.setBalance(controlBody(z.strictObject({ balanceFen: z.int().min(0) }), request).balanceFen);
          return json({ ok: true });
        },
      },
    ],
    // Which method is asked for stands in the query, which the path is read without.
    endpointAt: (path, target) => {
      if (path === alipayBillPath) return 'alipayBillFile';
      if (path !== gateway) return undefined;
      const method = new URLSearchParams(target.split('?')[1]).get('method') ?? '';
      return isMethod(method) ? methods[method] : 'uniTransfer';
    },
    answer(endpoint, request) {
      try {
        if (endpoint === 'alipayBillFile') return alipayBillFile(flow, request);
        const told = done(checkSigned(request, now()), request.headers.host);
        return answered(JSON.stringify({ code: '10000', msg: 'Success', ...told }), memberName(endpoint));
      } catch (error) {
        if (!(error instanceof RailRefusal)) throw error;
        const code = error.status === 200 ? 40004 : error.status;
        return answered(refused(String(code), error.code), memberName(endpoint));
      }
    },
    refuse: (code) =>
      code === 'ACQ.SYSTEM_ERROR' || code === 20000
        ? answered(refused('20000', 'isp.unknow-error'), 'error_response')
        : answered(refused(code === 40006 ? '40006' : '40004', String(code)), memberName('uniTransfer')),
    spoil: (reply, how, endpoint) =>
      endpoint === 'alipayBillFile' ? damaged(reply) : spoiled(reply, memberName(endpoint))[how],
    record(endpoint) {
      calls = [...calls.slice(-9_999), endpoint];
    },
    reset() {
      state.reset();
      notices.reset();
      flow.reset();
      resetQuotas();
      calls = [];
    },
  };

  const steering = {
    transfer: state.find,
    transfers: state.all,
    settle: state.settle,
    balanceFen: state.balanceFen,
    setBalance: state.setBalance,
    /** Where the application's gateway is: messages go there. */
    notifyTo(url: string) {
      notifyUrl = url;
    },
    /** What the bills say, whatever was booked. */
    sayInBills: flow.say,
    deliverNotices: notices.deliver,
    lastNotice: notices.last,
    calls: () => [...calls],
  };
  return { platform, steering };
}
export type AlipaySteering = ReturnType<typeof alipaySandbox>['steering'];

/** A message to the application's gateway; repeated as it is. */
function noticeOf(
  { out_biz_no, order_id, status, trans_amount, errorCode }: Transfer,
  nowMs: number,
): string {
  const content = {
    out_biz_no,
    order_id,
    status,
    trans_amount,
    biz_scene: 'DIRECT_TRANSFER',
    error_code: errorCode,
  };
  const fields = new Map([
    ['msg_method', 'alipay.fund.trans.order.changed'],
    ['notify_id', randomBytes(16).toString('hex')],
    ['utc_timestamp', String(nowMs)],
    ['app_id', appId],
    ['version', '1.1'],
    ['charset', 'UTF-8'],
    [
      'biz_content',
      JSON.stringify({ ...content, product_code: 'TRANS_ACCOUNT_NO_PWD', pay_date: beijing(nowMs) }),
    ],
  ]);
  return new URLSearchParams([...fields, ['sign_type', 'RSA2'], ['sign', sign(joined(fields))]]).toString();
}

/** What the application of the sandbox has been given. */
export const sandboxAlipayApp = () => ({
  appId,
  privateKey: privatePem(railKeys().app),
  appCertificate: railKeys().app.certificate,
  rootCertificates: railKeys().rootCertificates,
  alipayCertificates: [railKeys().alipay.certificate],
});
