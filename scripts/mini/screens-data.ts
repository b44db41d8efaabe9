import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { TaskDraftInput } from '../../shared/contract/publishing';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import type { Client } from '../../tests/journey/http-client';
import {
  becomeMember,
  becomePublisher,
  type Member,
  publish,
  publishUnpaid,
  signUp,
} from '../../tests/mini/journeys/support/people';

const todayMs = Date.parse('2026-05-18T00:00:00+08:00');

/** A morning in Shanghai, twenty to ten; when the pictures are taken. */
export const nowMs = todayMs + 9.7 * hourMs;

/** Work on so many days, the first `days` from now, with sign-up until the evening before. */
const workOn = (days: number, fromHour: number, hours: number, count = 1) => ({
  signUpDeadlineMs: todayMs + (days - 1) * dayMs + 20 * hourMs,
  sessions: Array.from({ length: count }, (_, at) => {
    const startMs = todayMs + (days + at) * dayMs + fromHour * hourMs;
    return { startMs, endMs: startMs + hours * hourMs };
  }),
});

const newKey = (() => {
  let made = 0;
  return () => {
    made += 1;
    return `screens-key-${String(made).padStart(12, '0')}`;
  };
})();

async function bindAccounts(client: Client, { token }: Member): Promise<void> {
  const accounts = [{ channel: 'wechat' }, { channel: 'alipay', alipayLogonId: '13900001234' }];
  for (const account of accounts) {
    const { code } = await client.post<{ code: string }>('sandbox/wechat/login-code', { person: 'lin' });
    const input = { realName: '林晓彤', loginCode: code, idempotencyKey: newKey(), ...account };
    await client.call('payouts/bindAccount', input, token);
  }
}

const kite = {
  title: '海边风筝节亲子区引导员',
  category: 'recruiting' as const,
  description: '协助亲子区家庭领取风筝材料，维持入场秩序，闭园前清点物料。现场有老员工带，第一次做也没问题。',
  serviceStandard: '准时到岗，全程佩戴工牌；对孩子有耐心，遇到走失立即报告现场负责人。',
  requirements: ['普通话流利', '能在户外站立工作'],
  bring: ['身份证', '白色运动鞋'],
  placeName: '五四广场音乐广场',
  address: '青岛市市南区东海西路 35 号',
  longitude: 120.3844,
  latitude: 36.0625,
  payFen: 22_000,
  places: 12,
  type: 'events' as const,
  perks: ['meals', 'beginners'] as ('meals' | 'beginners')[],
  ...workOn(5, 8.5, 9),
} satisfies Partial<TaskDraftInput>;

const fair = {
  title: '奥帆中心会展礼仪接待',
  admission: 'reviewed',
  payFen: 26_000,
  placeName: '奥帆中心',
  address: '青岛市市南区燕儿岛路 1 号',
  longitude: 120.3917,
  latitude: 36.057,
  type: 'events',
  ...workOn(3, 9, 8),
} satisfies Partial<TaskDraftInput>;

const books = {
  title: '台东书市收银与理货',
  admission: 'reviewed',
  payFen: 2_600,
  payUnit: 'hour',
  settlementCycle: 'daily',
  places: 3,
  type: 'sales',
  quantity: 12,
  ...workOn(4, 13, 6, 2),
} satisfies Partial<TaskDraftInput>;

const market = {
  title: '麦岛早市摊位协助',
  payFen: 15_000,
  placeName: '麦岛早市',
  address: '青岛市崂山区麦岛路 8 号',
  longitude: 120.428,
  latitude: 36.056,
  type: 'sales',
  quantity: 3,
  ...workOn(6, 6, 5, 3),
} satisfies Partial<TaskDraftInput>;

/** Done whenever one likes from this morning on: it can be handed in already. */
const shelves = {
  title: '便利店货架陈列拍摄',
  description: '按清单到门店拍摄指定货架，每个货架一张，照片清楚、不拍到顾客。',
  payFen: 600,
  payUnit: 'piece',
  quantity: 30,
  places: 4,
  type: 'surveys',
  signUpDeadlineMs: todayMs + 20 * hourMs,
  sessions: [{ startMs: nowMs - hourMs / 2, endMs: nowMs - hourMs / 2 + dayMs }],
} satisfies Partial<TaskDraftInput>;

const lights = {
  title: '浮山湾灯光秀秩序引导',
  payFen: 18_000,
  places: 8,
  type: 'events',
  ...workOn(9, 18, 4),
} satisfies Partial<TaskDraftInput>;

async function handIn(client: Client, { token }: Member, taskId: string, quantity: number): Promise<void> {
  const orderId = await signUp(client, { token, accountId: '' }, taskId);
  const text = quantity < shelves.quantity ? '有两家门店在装修，没有拍到' : '全部拍完，已按门店编号排好';
  await client.call('orders/handIn', { orderId, quantity, text, pictureIds: [] }, token);
}

async function admit(client: Client, { token }: Member, taskId: string): Promise<void> {
  type Applicants = OutputOf<typeof contract.publishing.applicants>;
  const { applicants } = await client.call<Applicants>('publishing/applicants', { taskId }, token);
  await client.call('publishing/admit', { orderId: applicants[0]?.orderId }, token);
}

/** What the pictures show: a task at the top of the list, and lin with orders and payout accounts. */
export async function prepare(client: Client): Promise<{ title: string }> {
  const zhao = await becomePublisher(client, 'zhao', '青岛晴天会展');
  const lin = await becomeMember(client, 'lin', '小林同学');
  await bindAccounts(client, lin);
  const waiting = await publish(client, zhao, fair);
  const admitted = await publish(client, zhao, books);
  const left = await publish(client, zhao, market);
  for (const taskId of [left, admitted, waiting]) await signUp(client, lin, taskId);
  type Own = OutputOf<typeof contract.orders.forTask>;
  const { order } = await client.call<Own>('orders/forTask', { taskId: left }, lin.token);
  if (order) await client.call('orders/withdraw', { orderId: order.orderId }, lin.token);
  await admit(client, zhao, admitted);
  await publishUnpaid(client, zhao, lights);
  const collected = await publish(client, zhao, shelves);
  for (const [person, name, quantity] of [
    ['chen', '小陈', 30],
    ['sun', '阿海', 26],
  ] as const)
    await handIn(client, await becomeMember(client, person, name), collected, quantity);
  const taskId = await publish(client, zhao, kite);
  for (const [person, name] of [
    ['wang', '老王'],
    ['li', '瑶瑶'],
  ] as const)
    await signUp(client, await becomeMember(client, person, name), taskId);
  return { title: kite.title };
}
