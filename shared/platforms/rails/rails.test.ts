import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { AlipaySdk } from 'alipay-sdk';
import { Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { MAIN_APP } from '../../../local/sandbox/apps';
import { alipayGateway, sandboxAlipayApp } from '../../../local/sandbox/rails/alipay-platform';
import { sandboxMerchant, sandboxScene } from '../../../local/sandbox/rails/wechat-pay-wire';
import { createSandbox } from '../../../local/sandbox/sandbox';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { startOfDay } from '../../application/reconciliation/bills';
import { dayMs, hourMs, shanghaiDate } from '../../domain/calendar/calendar';
import { fen } from '../../domain/money/money';
import type { PayoutRail, RailAnswer, RailMessage, SentPayment } from '../../ports/payout-rail';
import { alipayRail } from '../alipay/alipay-rail';
import { randomIds } from '../system/random-ids';
import { weChatPayRail } from '../wechat-pay/wechat-pay-rail';
import { railsOver } from './open-rail';

// Both other clients reckon by the real clock.
let offsetMs = 0;
const nowMs = () => Date.now() + offsetMs;
const timeouts = fakeTimeouts();
const sandbox = createSandbox({ now: nowMs, onHold: timeouts.pass });
const notifyUrl = 'https://example.com/callbacks/wechat-pay';
let url = '';
let close = async () => {};
let rails: Record<'wechat' | 'alipay', PayoutRail>;

beforeAll(async () => {
  const server = await sandbox.listen();
  [url, close] = [server.url, server.close];
  const outside = { clock: { nowMs, sleep: async () => {} }, ids: randomIds(), timeouts, timeoutMs: 6_000 };
  rails = {
    wechat: weChatPayRail(sandboxMerchant(MAIN_APP.appId), sandboxScene(notifyUrl), {
      ...outside,
      host: url,
    }),
    alipay: alipayRail(sandboxAlipayApp(), { ...outside, gateway: alipayGateway(url) }),
  };
});
afterAll(() => close());
beforeEach(() => {
  offsetMs = 0;
  sandbox.reset();
});

const numbers = Array.from({ length: 1_000 }, (_, at) => `N${String(at).padStart(9, '0')}`);
const order = (rail: 'wechat' | 'alipay', amountFen = 12_345) => ({
  number: numbers.pop() ?? '',
  amountFen: fen(amountFen),
  destination: rail === 'wechat' ? sandbox.openid('lin') : 'lin@example.com',
  realName: '林晓彤',
  remark: '任务报酬',
});
const prepared = (rail: 'wechat' | 'alipay', change: Partial<ReturnType<typeof order>> = {}): SentPayment => {
  const made = { ...order(rail), ...change };
  return { number: made.number, amountFen: made.amountFen, ...rails[rail].prepare(made) };
};
const endpoints = {
  wechat: ['transferBill', 'queryBill'],
  alipay: ['uniTransfer', 'transferQuery'],
} as const;
const done = { wechat: 'waiting', alipay: 'paid' } as const;

/** Ways in which an answer is none, with what was asked for done all the same. */
const broken: readonly (readonly [string, object, string])[] = [
  ['forged', { fault: 'forged' }, 'UNSIGNED'],
  ['altered', { fault: 'altered' }, 'UNSIGNED'],
  ['unsigned', { fault: 'unsigned' }, 'UNSIGNED'],
  ['of an unknown key', { fault: 'unknown-key' }, 'UNSIGNED'],
  ['contradictory', { fault: 'contradictory' }, 'ANOTHER_PAYMENT'],
  ['a page', { fault: 'html' }, 'UNSIGNED'],
  ['a redirect', { fault: 'redirect' }, 'REDIRECTED'],
  ['cut off', { fault: 'cut' }, 'NO_ANSWER'],
  ['late', { fault: 'late', delayMs: 10_000 }, 'TIMED_OUT'],
];
const undone: readonly (readonly [string, object, string])[] = [
  ['reset', { fault: 'fail' }, 'NO_ANSWER'],
  ['never', { fault: 'hang' }, 'TIMED_OUT'],
  ['of a broken server', { fault: 'http-500' }, 'UNSIGNED'],
  ['not in its words', { fault: 'garbage' }, 'UNSIGNED'],
];
const alipaySays: Readonly<Record<string, string>> = {
  'a page': 'HTTP_502',
  'of a broken server': 'HTTP_500',
  'not in its words': 'UNREADABLE',
};

describe.each(['wechat', 'alipay'] as const)('%s', (name) => {
  const rail = () => rails[name];
  const [sending, asking] = endpoints[name];

  it('pays a number once, however often it is sent, and finds it again', async () => {
    const payment = prepared(name);
    expect(await rail().query(payment)).toEqual({ kind: 'none' });
    const [first, second] = [await rail().send(payment), await rail().send(payment)];
    expect([first.kind, second]).toEqual([done[name], first]);
    expect((await rail().query(payment)).kind).toBe(done[name]);
    const { balanceFen } = name === 'wechat' ? sandbox.weChatPay : sandbox.alipay;
    expect(balanceFen()).toBe(100_000_000 - payment.amountFen);
  });

  it('is refused another sum under the same number', async () => {
    const payment = prepared(name);
    await rail().send(payment);
    const other = prepared(name, { number: payment.number, amountFen: fen(54_321) });
    expect((await rail().send(other)).kind).toBe('refused');
  });

  it.each(broken)('knows nothing from an answer that is %s, and finds out', async (how, fault, code) => {
    for (const endpoint of [sending, asking]) {
      const payment = prepared(name);
      if (endpoint === asking) await rail().send(payment);
      sandbox.addFault({ endpoint, ...fault } as Parameters<typeof sandbox.addFault>[0]);
      const answer = endpoint === sending ? await rail().send(payment) : await rail().query(payment);
      expect(answer).toEqual({ kind: 'unclear', code: name === 'alipay' ? (alipaySays[how] ?? code) : code });
      expect((await rail().query(payment)).kind).toBe(done[name]);
    }
  });

  it.each(undone)('knows nothing from an answer that comes %s', async (how, fault, code) => {
    const payment = prepared(name);
    sandbox.addFault({ endpoint: sending, ...fault } as Parameters<typeof sandbox.addFault>[0]);
    expect(await rail().send(payment)).toEqual({
      kind: 'unclear',
      code: name === 'alipay' ? (alipaySays[how] ?? code) : code,
    });
    expect(await rail().query(payment)).toEqual({ kind: 'none' });
  });

  it('takes two runs of one request for one payment', async () => {
    sandbox.addFault({ endpoint: sending, fault: 'twice' });
    const payment = prepared(name);
    expect((await rail().send(payment)).kind).toBe(done[name]);
  });

  it('says that it is empty, and takes the same payment when it is not', async () => {
    const steering = name === 'wechat' ? sandbox.weChatPay : sandbox.alipay;
    steering.setBalance(100);
    const payment = prepared(name);
    expect(await rail().send(payment)).toMatchObject({ kind: 'stopped', why: 'balance' });
    steering.setBalance(100_000);
    expect((await rail().send(payment)).kind).toBe(done[name]);
  });
});

type Says = readonly [string | number, Partial<RailAnswer>];
const weChatCodes: readonly Says[] = [
  ['SYSTEM_ERROR', { kind: 'unclear' }],
  ['NOBODY_KNOWS_IT', { kind: 'unclear' }],
  ['NOT_FOUND', { kind: 'none' }],
  ['PARAM_ERROR', { kind: 'refused' }],
  ['INVALID_REQUEST', { kind: 'refused' }],
  ['NO_AUTH', { kind: 'stopped', why: 'rights' }],
  ['SIGN_ERROR', { kind: 'stopped', why: 'keys' }],
  ['FREQUENCY_LIMIT_EXCEED', { kind: 'busy' }],
];
const alipayCodes: readonly Says[] = [
  [20000, { kind: 'unclear' }],
  ['SYSTEM_ERROR', { kind: 'unclear' }],
  ['RESOURCE_LIMIT_EXCEED', { kind: 'unclear' }],
  ['NOBODY_KNOWS_IT', { kind: 'unclear' }],
  ['PAYEE_USER_INFO_ERROR', { kind: 'refused' }],
  ['isv.invalid-signature', { kind: 'stopped', why: 'keys' }],
  [40006, { kind: 'stopped', why: 'rights' }],
];

describe('codes', () => {
  it.each(weChatCodes)('%s of WeChat Pay', async (errcode, says) => {
    sandbox.addFault({ endpoint: 'transferBill', fault: 'errcode', errcode });
    expect(await rails.wechat.send(prepared('wechat'))).toMatchObject(says);
  });
  it.each(alipayCodes)('%s of Alipay', async (errcode, says) => {
    sandbox.addFault({ endpoint: 'uniTransfer', fault: 'errcode', errcode });
    expect(await rails.alipay.send(prepared('alipay'))).toMatchObject(says);
  });
});

/** The day of now, and then the next one's noon: its bill is made. */
function nextDay(): string {
  const day = shanghaiDate(nowMs());
  offsetMs += startOfDay(day) + 36 * hourMs - nowMs();
  return day;
}
const files = { wechat: ['fundFlowBill', 'billFile'], alipay: ['billAddress', 'alipayBillFile'] } as const;

describe.each(['wechat', 'alipay'] as const)('bills of %s', (name) => {
  it('say what was paid and what came back, by number, sum and moment, once they are made', async () => {
    const [paid, back] = [prepared(name), prepared(name, { amountFen: fen(54_321) })];
    const atMs = nowMs();
    const { railNumber } = (await rails[name].send(paid)) as { railNumber?: string };
    await rails[name].send(back);
    if (name === 'wechat') sandbox.weChatPay.fail(back.number, 'PAYEE_ACCOUNT_ABNORMAL');
    else sandbox.alipay.settle(sandbox.alipay.transfer(back.number) as never, 'REFUND', 'X');
    expect(await rails[name].bill(shanghaiDate(atMs))).toEqual(
      name === 'wechat'
        ? { kind: 'unclear', code: 'STATEMENT_CREATING' }
        : { kind: 'none', code: 'isp.bill_not_exist' },
    );
    const day = nextDay();
    const read = await rails[name].bill(day);
    if (read.kind !== 'bill') throw new Error(read.code);
    expect(read.lines.map(({ outFen, isFee }) => [outFen, isFee])).toEqual([
      [12_345, false],
      [54_321, false],
      [-54_321, false],
    ]);
    const [first] = read.lines;
    expect([first?.railNumber, first?.numbers.includes(paid.number)]).toEqual([railNumber, true]);
    expect(Math.abs((first?.atMs ?? 0) - atMs)).toBeLessThan(2_000);
    expect((await rails[name].bill(shanghaiDate(atMs - dayMs))).kind).toBe('none');
  });

  it('are believed whole or not at all', async () => {
    await rails[name].send(prepared(name));
    const day = nextDay();
    const [address, file] = files[name];
    const broken = ['altered', 'html', 'cut', 'garbage', 'http-500', 'redirect', 'fail', 'hang'] as const;
    for (const fault of broken)
      for (const endpoint of [address, file]) {
        sandbox.addFault({ endpoint, fault });
        expect([fault, endpoint, (await rails[name].bill(day)).kind]).toEqual([fault, endpoint, 'unclear']);
        // No more than so many bills in a second.
        offsetMs += 1_000;
      }
    for (const fault of ['forged', 'unsigned', 'unknown-key'] as const) {
      sandbox.addFault({ endpoint: address, fault });
      expect(await rails[name].bill(day)).toEqual({ kind: 'unclear', code: 'UNSIGNED' });
      offsetMs += 1_000;
    }
    expect((await rails[name].bill(day)).kind).toBe('bill');
  });
});

describe('WeChat Pay', () => {
  it('waits for the person, with what opens the page, and tells how it ended', async () => {
    const payment = prepared('wechat');
    const made = await rails.wechat.send(payment);
    expect(made).toMatchObject({
      kind: 'waiting',
      prompt: { mchId: expect.any(String), appId: MAIN_APP.appId, package: expect.any(String) },
      railNumber: expect.any(String),
    });
    expect(await rails.wechat.query(payment)).not.toHaveProperty('prompt');
    sandbox.weChatPay.confirm(payment.number);
    expect((await rails.wechat.query(payment)).kind).toBe('paid');
  });

  it('is told of a wrong name, of what nobody confirmed, of other ends and of what was cancelled', async () => {
    const [wrong, late, full, ended] = [
      prepared('wechat', { realName: '林小彤' }),
      ...Array.from({ length: 3 }, () => prepared('wechat')),
    ] as [SentPayment, SentPayment, SentPayment, SentPayment];
    for (const payment of [wrong, late, full, ended]) await rails.wechat.send(payment);
    sandbox.weChatPay.confirm(wrong.number);
    sandbox.weChatPay.fail(full.number, 'DAY_RECEIVED_QUOTA_EXCEED');
    expect(await rails.wechat.query(wrong)).toEqual({ kind: 'failed', code: 'NAME_NOT_CORRECT' });
    expect(await rails.wechat.query(full)).toEqual({ kind: 'failed', code: 'DAY_RECEIVED_QUOTA_EXCEED' });
    expect(await rails.wechat.cancel(ended)).toEqual({ kind: 'cancelling' });
    expect(await rails.wechat.query(ended)).toEqual({ kind: 'cancelled' });
    expect((await rails.wechat.cancel(wrong)).kind).toBe('refused');
    offsetMs = 24 * 3_600_000;
    expect(await rails.wechat.query(late)).toEqual({ kind: 'expired' });
  });

  it('believes no old answer', async () => {
    const payment = prepared('wechat');
    sandbox.addFault({ endpoint: 'transferBill', fault: 'stale' });
    expect(await rails.wechat.send(payment)).toEqual({ kind: 'unclear', code: 'UNSIGNED' });
  });

  it('reads its own notices, and no forged, altered, old or foreign one', async () => {
    const payment = prepared('wechat');
    await rails.wechat.send(payment);
    sandbox.weChatPay.confirm(payment.number);
    const notice = sandbox.weChatPay.lastNotice();
    if (!notice) throw new Error('no notice');
    const message = (change: Partial<RailMessage['headers']> = {}, body = notice.body): RailMessage => ({
      headers: { ...notice.headers, ...change },
      body: Buffer.from(body),
    });
    expect(rails.wechat.readNotice(message())).toEqual({ id: expect.any(String), number: payment.number });
    const probe = Buffer.from('WECHATPAY/SIGNTEST/abc').toString('base64');
    for (const wrong of [
      message({ 'wechatpay-signature': probe }),
      message({ 'wechatpay-signature': `WECHATPAY/SIGNTEST/${probe}` }),
      message({ 'wechatpay-serial': 'PUB_KEY_ID_0110000000000000000002' }),
      message({ 'wechatpay-timestamp': '1' }),
      message({}, `${notice.body} `),
      { headers: {}, body: Buffer.from(notice.body) },
    ])
      expect(rails.wechat.readNotice(wrong)).toBeUndefined();
    offsetMs = 301_000;
    expect(rails.wechat.readNotice(message())).toBeUndefined();
  });

  it('takes orders, tells of them and takes them back in the words that another client of it speaks', async () => {
    const settings = sandboxMerchant(MAIN_APP.appId);
    const { mchId: mchid, serial, privateKey, platformKeys: certs } = settings;
    const other = new Wechatpay({ mchid, serial, privateKey, certs, baseURL: url, maxRedirects: 0 });
    const outside = {
      clock: { nowMs, sleep: async () => {} },
      ids: randomIds(),
      timeouts,
      weChatPayHost: url,
    };
    const stored = { merchant: settings, scene: sandboxScene(notifyUrl), collect: { notifyUrl } };
    const ours = railsOver(outside).openCharges(JSON.stringify(stored));
    if (!ours) throw new Error('nothing is collected');
    const asked = {
      ...{ number: 'C0000000001', amountFen: fen(21_400), openid: sandbox.openid('zhao') },
      ...{ description: '任务托管款', expiresAtMs: nowMs() + 600_000 },
    };
    const charge = { number: asked.number, amountFen: asked.amountFen, body: ours.prepare(asked) };
    const { data } = await other.chain('/v3/pay/transactions/jsapi').post(JSON.parse(charge.body));
    expect(data).toEqual({ prepay_id: expect.stringMatching(/^wx/) });
    const made = await ours.make(charge);
    if (made.kind !== 'ready') throw new Error(made.kind);
    sandbox.weChatPay.pay({ ...made.prompt });
    const params = { mchid };
    const found = await other.chain(`/v3/pay/transactions/out-trade-no/${asked.number}`).get({ params });
    expect(found.data).toMatchObject({ trade_state: 'SUCCESS', amount: { total: 21_400 } });
    expect(await ours.query(charge)).toEqual({ kind: 'paid', railNumber: found.data.transaction_id });
    expect((await ours.close(charge)).kind).toBe('refused');
    const notice = sandbox.weChatPay.lastNotice();
    const told = { headers: notice?.headers ?? {}, body: Buffer.from(notice?.body ?? '') };
    expect(rails.wechat.readNotice(told)).toMatchObject({ number: asked.number });
    const back = { number: 'R1', chargeNumber: asked.number, amountFen: fen(400), totalFen: asked.amountFen };
    expect(await ours.queryRefund(back)).toEqual({ kind: 'none' });
    expect((await ours.refund(back)).kind).toBe('accepted');
    const seen = await other.chain('/v3/refund/domestic/refunds/R1').get();
    expect(seen.data).toMatchObject({ status: 'PROCESSING', amount: { refund: 400 } });
    offsetMs += 61_000;
    expect(await ours.queryRefund(back)).toEqual({ kind: 'paid', railNumber: seen.data.refund_id });
    expect(await ours.query({ ...charge, amountFen: fen(1) })).toEqual({
      kind: 'unclear',
      code: 'ANOTHER_PAYMENT',
    });
    expect(railsOver(outside).openCharges(JSON.stringify({ ...stored, collect: undefined }))).toBeUndefined();
  });

  it('gives its bill to another client as to ours', async () => {
    await rails.wechat.send(prepared('wechat'));
    // The other client reckons by the real clock, as the sandbox does: its bills are made when they are asked for.
    const day = shanghaiDate(nowMs());
    sandbox.weChatPay.sayInBills((flows) => flows.map((flow) => ({ ...flow, atMs: flow.atMs - 3 * dayMs })));
    const settings = sandboxMerchant(MAIN_APP.appId);
    const { mchId: mchid, serial, privateKey, platformKeys: certs } = settings;
    const other = new Wechatpay({ mchid, serial, privateKey, certs, baseURL: url, maxRedirects: 0 });
    const asked = shanghaiDate(startOfDay(day) - 3 * dayMs);
    const params = { bill_date: asked, account_type: 'BASIC', tar_type: 'GZIP' };
    const { data } = await other.chain('/v3/bill/fundflowbill').get({ params });
    const { pathname, searchParams } = new URL(data.download_url);
    const file = await other
      .chain(pathname)
      .get({ params: Object.fromEntries(searchParams), responseType: 'arraybuffer' });
    const text = gunzipSync(Buffer.from(file.data));
    expect(createHash('sha1').update(text).digest('hex')).toBe(data.hash_value);
    expect(text.toString('utf8')).toContain('`123.45');
  });

  it('speaks the words that another client of it does', async () => {
    const settings = sandboxMerchant(MAIN_APP.appId);
    const { mchId: mchid, serial, privateKey, platformKeys: certs } = settings;
    const other = new Wechatpay({ mchid, serial, privateKey, certs, baseURL: url, maxRedirects: 0 });
    const path = '/v3/fund-app/mch-transfer/transfer-bills';
    const { body } = prepared('wechat');
    const [keyId = ''] = Object.keys(certs);
    const made = await other.chain(path).post(JSON.parse(body), { headers: { 'Wechatpay-Serial': keyId } });
    expect(made.data).toMatchObject({ state: 'WAIT_USER_CONFIRM', package_info: expect.any(String) });
    const { out_bill_no } = JSON.parse(body);
    const found = await other.chain(`${path}/out-bill-no/${out_bill_no}`).get();
    expect(found.data).toMatchObject({ state: 'WAIT_USER_CONFIRM', transfer_amount: 12_345 });
    sandbox.weChatPay.confirm(out_bill_no);
    const { headers, body: notice } = sandbox.weChatPay.lastNotice() ?? {};
    const [at = '', nonce = '', signature = '', key = ''] = ['timestamp', 'nonce', 'signature', 'serial'].map(
      (it) => headers?.[`wechatpay-${it}`],
    );
    expect(
      Rsa.verify(Formatter.response(at, nonce, notice), signature, certs[key as keyof typeof certs] ?? ''),
    ).toBe(true);
  });
});

describe('Alipay', () => {
  it('is told of money that came back', async () => {
    const payment = prepared('alipay');
    await rails.alipay.send(payment);
    const transfer = sandbox.alipay.transfer(payment.number);
    if (!transfer) throw new Error('no transfer');
    sandbox.alipay.settle(transfer, 'DEALING');
    expect((await rails.alipay.query(payment)).kind).toBe('accepted');
    sandbox.alipay.settle(transfer, 'REFUND', 'PAYEE_ACCOUNT_STATUS_ERROR');
    expect(await rails.alipay.query(payment)).toEqual({
      kind: 'returned',
      code: 'PAYEE_ACCOUNT_STATUS_ERROR',
    });
  });

  it('refuses who has another name, and who has no account', async () => {
    expect(await rails.alipay.send(prepared('alipay', { realName: '林小彤' }))).toEqual({
      kind: 'refused',
      code: 'PAYEE_USER_INFO_ERROR',
    });
    expect(await rails.alipay.send(prepared('alipay', { destination: 'nobody@nowhere.cn' }))).toEqual({
      kind: 'refused',
      code: 'PAYEE_NOT_EXIST',
    });
  });

  it('reads its own messages, and none that is altered, weaker signed or for another', async () => {
    sandbox.alipay.notifyTo('http://127.0.0.1:9/');
    const payment = prepared('alipay');
    await rails.alipay.send(payment);
    const transfer = sandbox.alipay.transfer(payment.number);
    if (transfer) sandbox.alipay.settle(transfer, 'REFUND', 'X');
    const body = sandbox.alipay.lastNotice()?.body ?? '';
    const read = (text: string) => rails.alipay.readNotice({ headers: {}, body: Buffer.from(text) });
    expect(read(body)).toEqual({ id: expect.any(String), number: payment.number });
    for (const wrong of [
      body.replace('REFUND', 'SUCCESS'),
      body.replace('sign_type=RSA2', 'sign_type=RSA'),
      body.replace(/app_id=\d+/, 'app_id=2021000000000009'),
      body.replace(/&sign=.*/, ''),
      'not a form',
    ])
      expect(read(wrong)).toBeUndefined();
    const { appId, privateKey, appCertificate, rootCertificates, alipayCertificates } = sandboxAlipayApp();
    const sdk = new AlipaySdk({
      ...{ appId, privateKey, keyType: 'PKCS8', gateway: alipayGateway(url) },
      appCertContent: appCertificate,
      alipayRootCertContent: rootCertificates,
      alipayPublicCertContent: alipayCertificates[0] ?? '',
    });
    expect(sdk.checkNotifySignV2(Object.fromEntries(new URLSearchParams(body)))).toBe(true);
  });

  it('speaks the words that its own client does', async () => {
    const { appId, privateKey, appCertificate, rootCertificates, alipayCertificates } = sandboxAlipayApp();
    const sdk = new AlipaySdk({
      ...{ appId, privateKey, keyType: 'PKCS8', gateway: alipayGateway(url), camelcase: true },
      appCertContent: appCertificate,
      alipayRootCertContent: rootCertificates,
      alipayPublicCertContent: alipayCertificates[0] ?? '',
    });
    const { body } = prepared('alipay');
    // The client writes the moment in the zone of its process.
    const timestamp = new Date(nowMs() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    const made = await sdk.exec(
      'alipay.fund.trans.uni.transfer',
      { timestamp, bizContent: JSON.parse(body) },
      { validateSign: true },
    );
    expect(made).toMatchObject({ code: '10000', status: 'SUCCESS', orderId: expect.any(String) });
    const nobody = await sdk.exec(
      'alipay.fund.trans.common.query',
      { timestamp, bizContent: { ...JSON.parse(body), out_biz_no: 'X', payee_info: undefined } },
      { validateSign: true },
    );
    expect(nobody).toMatchObject({ code: '40004' });
  });
});
