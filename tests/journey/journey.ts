import { ClientError } from '../../client/core/client-error';
import type { Cloud } from '../../local/deployment';
import { findPerson } from '../../local/sandbox/people';
import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { payText } from '../../shared/domain/money/pay';
import { taskDraft } from '../support/data/task-draft';
import { becomeReady } from './become-ready';
import { httpClient } from './http-client';
import { getsPaid } from './paid/gets-paid';
import {
  check,
  eventually,
  type JourneyOptions,
  loginCode,
  type Member,
  newKey,
  nowOf,
  type Run,
  soon,
} from './run';

async function browse({ client, say, people }: Run): Promise<string> {
  const query = { city: '370200', sort: 'newest', limit: 20 };
  const list = await client.call<OutputOf<typeof contract.tasks.find>>('tasks/find', query);
  check(list.tasks.length === 20, '列表应有 20 条');
  say(`${people.worker} 看任务列表：${list.tasks.length} 条，第一条「${list.tasks[0]?.title}」`);
  const here = { longitude: 120.3826, latitude: 36.0671, radiusMetres: 5_000 };
  const near = await client.call<OutputOf<typeof contract.tasks.find>>('tasks/find', {
    near: here,
    sort: 'nearest',
    limit: 20,
  });
  // What is full stands last, however near it is.
  const free = near.tasks.filter(({ placesLeft }) => placesLeft !== 0);
  const distances = free.map(({ distanceMetres = 0 }) => distanceMetres);
  check(distances.length > 0, '附近应有任务');
  check(
    distances.every((each, at) => each >= (distances[at - 1] ?? 0)),
    '附近任务应由近到远',
  );
  const open = near.tasks.find(
    ({ admission, placesLeft, minAge }) =>
      admission === 'first-come' && (placesLeft ?? 0) > 2 && minAge <= 28,
  );
  if (!open) throw new Error('附近没有可抢单的任务');
  say(
    `${people.worker} 看附近任务：${near.tasks.length} 条，最近 ${distances[0]} 米；选「${open.title}」${payText(open.pay.amountFen, open.pay.unit)}，余 ${open.placesLeft} 名额`,
  );
  return open.taskId;
}

async function signUp(
  { client, say }: Run,
  person: string,
  token: string,
  taskId: string,
  share?: string,
): Promise<string> {
  const input = { taskId, termsVersion: 1, idempotencyKey: newKey(), ...(share && { share }) };
  type SignedUp = OutputOf<typeof contract.orders.signUp>;
  const first = await client.call<SignedUp>('orders/signUp', input, token);
  const again = await client.call<SignedUp>('orders/signUp', input, token);
  check(first.order.orderId === again.order.orderId, '重复提交应得到同一订单');
  const other = await client
    .call('orders/signUp', { ...input, idempotencyKey: newKey() }, token)
    .catch((error) => error);
  check(other instanceof ClientError && other.code === 'ALREADY_SIGNED_UP', '再次报名应提示已报名');
  say(`${person} 报名：订单 ${first.order.orderId}，状态 ${first.order.status}；重复提交不会重复报名`);
  return first.order.orderId;
}

async function bindAccounts(run: Run, person: string, token: string): Promise<void> {
  const { client, say } = run;
  type Bound = OutputOf<typeof contract.payouts.bindAccount>;
  const realName = findPerson(person)?.legalName ?? '';
  const bind = async (account: object) => {
    const loginCodeNow = await loginCode(run, person);
    const input = { realName, loginCode: loginCodeNow, idempotencyKey: newKey(), ...account };
    return (await client.call<Bound>('payouts/bindAccount', input, token)).account;
  };
  const wechat = await bind({ channel: 'wechat' });
  // A journey may run again over kept documents: an Alipay account has one owner.
  const logon = `1390000${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  const alipay = await bind({ channel: 'alipay', alipayLogonId: logon });
  check(!JSON.stringify([wechat, alipay]).includes(realName), '姓名应打码');
  check(!JSON.stringify(alipay).includes(logon), '账号应打码');
  say(
    `${person} 绑定收款账户：${wechat.destination}（${wechat.realName}）、支付宝 ${alipay.destination}（${alipay.realName}）`,
  );
}

async function share({ client, say, people }: Run, token: string, taskId: string): Promise<string> {
  const shared = await client.call<OutputOf<typeof contract.sharing.createShare>>(
    'sharing/createShare',
    { taskId },
    token,
  );
  check(shared.codeUrl !== undefined, '应有小程序码');
  const image = new Uint8Array(await (await fetch(shared.codeUrl ?? '')).arrayBuffer());
  check(image[0] === 0x89 && image[1] === 0x50, '小程序码应是 PNG 图片');
  say(`${people.worker} 分享：${shared.path}，卡片「${shared.title}」，小程序码 ${image.byteLength} 字节`);
  return shared.shareId;
}

async function friendComes(run: Run, taskId: string, shareId: string): Promise<string> {
  const { client, say, people } = run;
  type Opened = OutputOf<typeof contract.sharing.openShare>;
  const before = await client.call<Opened>('sharing/openShare', { share: shareId });
  check(before.taskId === taskId, '未登录也应找到任务');
  const { token } = await becomeReady(run, people.friend, '小陈');
  const opened = await client.call<Opened>('sharing/openShare', { share: shareId }, token);
  const again = await client.call<Opened>('sharing/openShare', { share: shareId }, token);
  check(opened.counted && !again.counted, '每人只计一次打开');
  say(`${people.friend} 打开分享：计入 ${opened.counted}；再次打开：${again.reason}`);
  await signUp(run, people.friend, token, taskId, shareId);
  return token;
}

async function checkCredit({ client, say, people }: Run, token: string): Promise<void> {
  type Shares = OutputOf<typeof contract.sharing.myShares>;
  await eventually('应有一次打开、一次报名', async () => {
    const [share] = (await client.call<Shares>('sharing/myShares', {}, token)).shares;
    if (share?.openings !== 1 || share.signUps !== 1) return undefined;
    say(`${people.worker} 看我的分享：打开 ${share.openings} 次，报名 ${share.signUps} 人`);
    return true;
  });
}

async function publishReviewed(run: Run): Promise<Pick<Member, 'token'> & { taskId: string }> {
  const { client, say, people } = run;
  const { token, accountId } = await becomeReady(run, people.publisher, '晴天会展');
  const nowMs = await nowOf(run);
  const task = taskDraft(nowMs, {
    title: '奥帆中心会展礼仪接待',
    admission: 'reviewed',
    places: 2,
    ...soon(nowMs),
  });
  const create = { task, idempotencyKey: newKey() };
  const early = await client.call('publishing/createTask', create, token).catch((error) => error);
  check(early instanceof ClientError && early.code === 'ROLE_REQUIRED', '没有权限时应被拒绝');
  await client.post('local/role', {
    change: 'grant',
    role: 'publisher',
    accountId,
    name: '青岛晴天会展',
    verification: 'person',
  });
  type Created = OutputOf<typeof contract.publishing.createTask>;
  const { taskId } = (await client.call<Created>('publishing/createTask', create, token)).task;
  await client.call('publishing/openTask', { taskId }, token);
  type Asked = OutputOf<typeof contract.funding.due>;
  const { transfer } = await client.call<Asked>('funding/due', { taskId }, token);
  if (!transfer) throw new Error('没有可以对公转账的账户');
  await client.post('local/transfer', { taskId });
  say(
    `${people.publisher} 转账 ${transfer.amountFen / 100} 元，附言 ${transfer.reference}；到账后任务开放报名`,
  );
  say(`${people.publisher} 成为发布方并发布审核制任务「${task.title}」${taskId}`);
  return { token, taskId };
}

/** Answers the order's id. */
async function admit(run: Run, publisherToken: string, taskId: string, friendToken: string): Promise<string> {
  const { client, say, people } = run;
  const orderId = await signUp(run, people.friend, friendToken, taskId);
  type Applicants = OutputOf<typeof contract.publishing.applicants>;
  const { applicants } = await client.call<Applicants>('publishing/applicants', { taskId }, publisherToken);
  check(applicants.length === 1 && applicants[0]?.name !== '小陈', '应有一位报名者，名字打码');
  await client.call('publishing/admit', { orderId }, publisherToken);
  say(`${people.publisher} 看报名者 ${applicants[0]?.name}，录用`);
  type Order = OutputOf<typeof contract.orders.get>;
  const { order } = await client.call<Order>('orders/get', { orderId }, friendToken);
  check(order.status === 'admitted', '订单应为已录用');
  say(`${people.friend} 看订单：${order.timeline.map(({ status }) => status).join(' → ')}`);
  return orderId;
}

async function seeNotice({ client, say, people }: Run, token: string, title: string): Promise<void> {
  type Notices = OutputOf<typeof contract.messages.notices>;
  await eventually('没有收到录用通知', async () => {
    const { notices } = await client.call<Notices>('messages/notices', {}, token);
    const notice = notices.find(({ text }) => text.includes(title));
    if (notice) say(`${people.friend} 收到通知：${notice.title} ${notice.text}`);
    return notice;
  });
}

/** What WeChat must have been asked; on CloudBase neither logs in by code nor by token: the gateway plays the phone. */
const platformCalls: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['code2session', 'stable_token', 'msg_sec_check', 'getwxacodeunlimit'],
  cloudbase: ['msg_sec_check', 'getwxacodeunlimit'],
};

async function checkPlatform({ client, say, cloud = 'aws' }: Run): Promise<void> {
  const { calls } = await client.read<{ calls: { endpoint: string }[] }>('sandbox/wechat/calls');
  const counts = new Map<string, number>();
  for (const { endpoint } of calls) counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
  for (const endpoint of platformCalls[cloud]) {
    check(counts.has(endpoint), `微信应收到 ${endpoint}`);
  }
  check(cloud === 'aws' || !counts.has('stable_token'), '云调用不需要访问令牌');
  say(`微信收到的调用：${[...counts].map(([endpoint, count]) => `${endpoint} ${count} 次`).join('，')}`);
}

/**
 * The main job, end to end, over HTTP: from login to what was earned, paid, and found in the rails' bills. `isShort`
 * ends it where somebody is admitted. Throws at the first step that is not as it should be.
 */
export async function runJourney(options: JourneyOptions & { readonly isShort?: boolean }): Promise<void> {
  const run: Run = { ...options, client: httpClient(options.url) };
  const { people, say } = run;
  const worker = await becomeReady(run, people.worker, '小林');
  const taskId = await browse(run);
  await signUp(run, people.worker, worker.token, taskId);
  await bindAccounts(run, people.worker, worker.token);
  const shareId = await share(run, worker.token, taskId);
  const friendToken = await friendComes(run, taskId, shareId);
  await checkCredit(run, worker.token);
  const published = await publishReviewed(run);
  const orderId = await admit(run, published.token, published.taskId, friendToken);
  await seeNotice(run, friendToken, '奥帆中心会展礼仪接待');
  await checkPlatform(run);
  if (!options.isShort) await getsPaid(run, orderId);
  say('全部步骤正确');
}
