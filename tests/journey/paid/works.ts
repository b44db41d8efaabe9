import { findPerson } from '../../../local/sandbox/people';
import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { currentConsent } from '../../support/data/consents';
import { taskDraft } from '../../support/data/task-draft';
import { becomeReady } from '../become-ready';
import { callAs, check, newKey, nowOf, passTo, type Run, signIn, soon } from '../run';

/** More than a month's allowance, so that there is tax to see: 20 % of it are costs, 5,000 are free, 3 % of the rest. */
export const pay = { grossFen: 880_000, takenFen: 6_120, netFen: 873_880 } as const;
const title = '啤酒节主会场搭建';

/** Publishes a task whose publisher pays by WeChat Pay, from the phone; answers its id. */
export async function paysByWeChat(run: Run): Promise<string> {
  const { client, people, say } = run;
  const { token } = await signIn(run, people.publisher);
  const nowMs = await nowOf(run);
  const task = taskDraft(nowMs, { title, payFen: pay.grossFen, payUnit: 'task', places: 3, ...soon(nowMs) });
  type Created = OutputOf<typeof contract.publishing.createTask>;
  const created = await client.call<Created>(
    'publishing/createTask',
    { task, idempotencyKey: newKey() },
    token,
  );
  const { taskId } = created.task;
  await client.call('publishing/openTask', { taskId }, token);
  type Due = OutputOf<typeof contract.funding.due>;
  const due = await client.call<Due>('funding/due', { taskId }, token);
  check(due.byWeChatPay, '应可用微信支付');
  type Asked = OutputOf<typeof contract.funding.payByWeChat>;
  const first = await client.call<Asked>('funding/payByWeChat', { taskId }, token);
  const again = await client.call<Asked>('funding/payByWeChat', { taskId }, token);
  const { paymentId, prompt } = again;
  check(first.paymentId === paymentId, '再点一次应是同一笔支付');
  await client.post('sandbox/wechat-pay/pay', prompt);
  type Checked = OutputOf<typeof contract.funding.checkPayment>;
  const { status } = await client.call<Checked>('funding/checkPayment', { paymentId }, token);
  check(status === 'paid', '微信支付应已到账');
  type Own = OutputOf<typeof contract.publishing.task>;
  const own = await client.call<Own>('publishing/task', { taskId }, token);
  check(own.task.status === 'open', '支付后任务应开放');
  say(`${people.publisher} 发布「${title}」，微信支付 ¥${due.funding.amountFen / 100}，任务开放报名`);
  return taskId;
}

/** Has the register check who somebody is, who also authorises the platform in matters of tax, and gives a phone number. */
export async function identifies(run: Run, person: string): Promise<void> {
  const { legalName, identityNumber: idNumber } = findPerson(person) ?? {};
  const { code } = await run.client.post<{ code: string }>('sandbox/wechat/phone-code', { person });
  await callAs(run, person, 'account/bindPhone', { code });
  type Answer = OutputOf<typeof contract.income.identify>;
  const before = await callAs<OutputOf<typeof contract.income.identity>>(run, person, 'income/identity');
  const { id, version } = before.identity.terms;
  const asked = { legalName, idNumber, terms: { id, version } };
  const { identity } = await callAs<Answer>(run, person, 'income/identify', asked);
  check(identity.proven && identity.termsAccepted, '实名核验应通过');
  check(!JSON.stringify(identity).includes(idNumber ?? ''), '证件号应打码');
  run.say(
    `${person} 实名核验通过：${identity.legalName} ${identity.idNumber}，同意《${before.identity.terms.title}》`,
  );
}

/** Somebody new signs up and binds where they are paid to; answers the order's id. */
export async function joins(
  run: Run,
  person: string,
  { taskId, nickname, alipayOf }: { taskId: string; nickname: string; alipayOf?: string },
): Promise<string> {
  await becomeReady(run, person, nickname);
  await bindsAccount(run, person, alipayOf);
  return signsUp(run, person, taskId);
}

export async function signsUp(run: Run, person: string, taskId: string): Promise<string> {
  type SignedUp = OutputOf<typeof contract.orders.signUp>;
  const input = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  return (await callAs<SignedUp>(run, person, 'orders/signUp', input)).order.orderId;
}

/** The own WeChat wallet, or the Alipay account of the one who is named; answers the account's id. */
export async function bindsAccount(run: Run, person: string, alipayOf?: string): Promise<string> {
  const { code } = await run.client.post<{ code: string }>('sandbox/wechat/login-code', { person });
  const destination =
    alipayOf === undefined
      ? { channel: 'wechat' }
      : { channel: 'alipay', alipayLogonId: findPerson(alipayOf)?.alipayLogonId };
  const input = {
    ...destination,
    realName: findPerson(person)?.legalName,
    loginCode: code,
    idempotencyKey: newKey(),
  };
  type Bound = OutputOf<typeof contract.payouts.bindAccount>;
  return (await callAs<Bound>(run, person, 'payouts/bindAccount', input)).account.payoutAccountId;
}

const there = { method: 'position', longitude: 120.355, latitude: 36.084, accuracyMetres: 20 } as const;

/** The day has come: everybody checks in where the work is, and hands in. Answers when each did. */
export async function work(
  run: Run,
  orders: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  type Order = OutputOf<typeof contract.orders.get>;
  const handedIn: Record<string, number> = {};
  for (const [person, orderId] of Object.entries(orders)) {
    const { order } = await callAs<Order>(run, person, 'orders/get', { orderId });
    const startMs = order.sessions[0]?.startMs ?? 0;
    await passTo(run, startMs + 60_000);
    const { token } = await signIn(run, person);
    await run.client.call('account/giveConsent', currentConsent('check-in-position'), token);
    await run.client.call('orders/checkIn', { orderId, startMs, proof: there }, token);
    const done = { orderId, quantity: order.quantity, text: '已按要求完成', pictureIds: [] };
    const answer = await run.client.call<Order>('orders/handIn', done, token);
    handedIn[person] = answer.order.handedInAtMs ?? 0;
    run.say(`${person} 到岗打卡，提交成果`);
  }
  return handedIn;
}

/** The publisher accepts what somebody handed in. */
export async function accepts(
  run: Run,
  person: string,
  orderId: string,
  handedInAtMs: number,
): Promise<void> {
  await callAs(run, run.people.publisher, 'publishing/accept', { orderId, handedInAtMs });
  run.say(`${run.people.publisher} 验收 ${person} 的成果`);
}
