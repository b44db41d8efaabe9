import { payouts } from '../../shared/collections/payouts';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { bindAccount, givePayable, payableOf, setUpRails } from '../../tests/support/data/payable';
import { knock } from '../../tests/support/system/knock';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
  await setUpRails(system);
});
afterEach(() => system.close());

const notice = () => {
  const last = system.sandbox.weChatPay.lastNotice();
  if (!last) throw new Error('WeChat Pay told nothing');
  return last;
};
const statusOf = async (id: string) => (await system.ports.store.get(payouts, id))?.status;

/** A payment that its person has confirmed in WeChat, of which nobody here knows. */
async function confirmedBill(): Promise<string> {
  await bindAccount(system, lin, 'lin', { realName: '林晓彤' });
  await givePayable(system, lin.accountId, 5_000);
  const { payout } = await lin.get('payouts/request', { idempotencyKey: newKey() });
  system.sandbox.weChatPay.confirm(payout.payoutId);
  return payout.payoutId;
}

async function later(): Promise<void> {
  system.clock.pass(minuteMs);
  await system.timer('tick');
  await system.timer('drain');
}

test('given a payment that was confirmed, when WeChat Pay tells it, however often, then it is paid, once', async () => {
  const payoutId = await confirmedBill();
  for (let again = 0; again < 3; again += 1)
    expect(await knock(system, 'wechatPay', notice())).toMatchObject({ status: 200 });
  await later();
  expect(await statusOf(payoutId)).toBe('paid');
  expect(await knock(system, 'wechatPay', notice())).toMatchObject({ status: 200 });
  await later();
  expect(await statusOf(payoutId)).toBe('paid');
  expect(await payableOf(system, lin.accountId)).toBe(0);
});

test('given a notice that is forged, altered or unsigned, then it is refused and nothing is asked', async () => {
  const payoutId = await confirmedBill();
  const { headers, body } = notice();
  const signature = Buffer.alloc(256).toString('base64');
  const forged = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, /signature$/i.test(name) ? signature : value]),
  );
  for (const request of [{ headers: forged, body }, { headers, body: `${body} ` }, { body }])
    expect((await knock(system, 'wechatPay', request)).status).toBe(403);
  await later();
  expect(await statusOf(payoutId)).toBe('waiting');
});
