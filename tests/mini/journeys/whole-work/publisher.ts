import { findPerson } from '../../../../local/sandbox/people';
import type { OutputOf } from '../../../../shared/contract/action';
import type { contract } from '../../../../shared/contract/contract';
import type { Preview } from '../../chromium';
import { signIn } from '../support/people';
import { look, pullUntil } from '../support/phones';
import { agree, goTo } from '../support/steps';
import { passMinute, type Run } from './run';

export const publisherKey = 'zhao';

/** Somebody new hands in an application, an operator approves it, and the phone lets them publish. */
export async function becomesPublisher({ desk, say }: Run, zhao: Preview): Promise<void> {
  const { legalName, identityNumber, phone } = findPerson(publisherKey) ?? {};
  await zhao.tap('我要招人');
  await agree(zhao);
  await zhao.waitFor('填写入驻资料');
  await zhao.input('接单人看到的名称，如小吴的花店', '赵店长的展台');
  await zhao.input('与身份证一致', legalName ?? '');
  await zhao.input('18 位，只用于核验，不保存原文', identityNumber ?? '');
  await zhao.input('审核和任务联系用', phone ?? '');
  await zhao.tap('本人照片');
  // WeChat asks once whether the camera may be used at all.
  await zhao.tap('同意');
  await zhao.tap('拍摄');
  await zhao.waitFor('本人照片，已上传，点按更换');
  await zhao.tap('我已阅读并同意');
  await zhao.tap('提交审核');
  await zhao.tap('提交');
  await zhao.waitFor('资料审核中');
  await look(zhao, 'whole-work-application');
  await desk.decide('application', '通过');
  await zhao.tap('返回');
  await zhao.waitFor('我的发布');
  say('赵雅琴申请成为服务商，运营核对后通过');
}

/** Writes a task for two, pays for it by a transfer that the operator finds in the bank's list; answers its id. */
export async function publishesTask({ app, desk, say }: Run, zhao: Preview, title: string): Promise<string> {
  await zhao.tap('发布任务');
  await zhao.waitFor('是哪类工作');
  await zhao.tap('展会活动');
  await zhao.input('例如：台东夜市促销导购', title);
  await zhao.tap('下一步');
  await zhao.tap('添加工作时间');
  await zhao.waitFor('每人 9 小时');
  await zhao.tap('在地图上选择地点');
  await zhao.tap('五四广场音乐广场');
  await zhao.waitFor('青岛市');
  await zhao.tap('下一步');
  await zhao.input('例如 220', '220');
  await zhao.input('例如 12', '2');
  await zhao.tap('下一步');
  await zhao.waitFor('内容检查通过');
  await zhao.waitFor('平台服务费 6%');
  await zhao.tap('提交发布');
  await zhao.tap('对公转账');
  await zhao.waitFor('等待到账确认');
  await desk.decide('transfer', '确认到账');
  await zhao.tap('已转账，去看任务');
  await zhao.waitFor('还差 2 人');
  await look(zhao, 'whole-work-open');
  const { token } = await signIn(app.client, publisherKey);
  type Own = OutputOf<typeof contract.publishing.mine>;
  const { tasks } = await app.client.call<Own>('publishing/mine', { list: 'current' }, token);
  const taskId = tasks.find((each) => each.title === title)?.taskId;
  if (taskId === undefined) throw new Error('the task is not among the own ones');
  say(`赵雅琴发布「${title}」，招 2 人，托管到账后开放报名`);
  return taskId;
}

/** Taps the row of somebody, whose name is masked. */
const tapPerson = (phone: Preview, masked: string): Promise<void> =>
  phone.page.getByText(masked).filter({ visible: true }).first().click();

/** Admits people on the page of applicants; they are told when the minute to undo it is over. */
export async function admits(run: Run, zhao: Preview, masked: readonly string[]): Promise<void> {
  await zhao.tap('报名的人');
  await zhao.waitFor('录用前看不到电话和姓名');
  for (const each of masked) await tapPerson(zhao, each);
  await zhao.tap(`录用 ${masked.length} 人`);
  await zhao.waitFor(/秒后通知对方/);
  await passMinute(run);
  await pullUntil(zhao, '已录用');
  run.say(`赵雅琴录用 ${masked.join('、')}`);
}

/** Calls off an order in the last day before its work: half of the first session goes to its worker. */
export async function cancelsLate(
  { say }: Run,
  zhao: Preview,
  taskId: string,
  masked: string,
): Promise<void> {
  await goTo(zhao, `pages/publishing/applicants?id=${taskId}`);
  await zhao.waitFor('录用前看不到电话和姓名');
  await tapPerson(zhao, masked);
  await zhao.tap('取消这一单');
  await zhao.waitFor(/从托管款付给接单者 ¥100/);
  await look(zhao, 'whole-work-late-cancellation');
  await zhao.input('例如：活动改期', '活动改期，抱歉');
  await zhao.tap('取消这一单');
  await zhao.tap('取消这一');
  await zhao.waitFor('已入账');
  await zhao.tap('返回');
  await zhao.tap('返回');
  say(`赵雅琴临时取消 ${masked} 的一单，按规则付一半`);
}

/** What to type at the place of work just now, from the publisher's phone. */
export async function showsCode(zhao: Preview, taskId: string): Promise<string> {
  await goTo(zhao, `pages/publishing/on-site-code?id=${taskId}`);
  await zhao.waitFor('秒后更新');
  return (await zhao.page.locator('[aria-label^="现场码"]').innerText()).replace(/\D/g, '');
}

/** Accepts what one of two handed in; of the other nothing is said. */
export async function accepts({ say }: Run, zhao: Preview, masked: string): Promise<void> {
  await goTo(zhao, 'pages/publishing/accept');
  await zhao.waitFor('看第 1 张照片');
  await tapPerson(zhao, masked);
  await zhao.waitFor('订单编号');
  await zhao.tap('通过 ¥220');
  await zhao.waitFor('马上记为接单者的收入');
  await zhao.tap('通过');
  await zhao.waitFor('已入账');
  await zhao.tap('返回');
  say(`赵雅琴验收 ${masked} 的成果，¥220 入账`);
}

/** Brings work before the operator, who decides on a part after both have spoken. */
export async function disputes(
  { desk, say }: Run,
  zhao: Preview,
  masked: string,
  answer: () => Promise<unknown>,
): Promise<void> {
  await tapPerson(zhao, masked);
  await zhao.tap('申诉');
  await zhao.waitFor('请平台裁定');
  await zhao.input('时间、地点、谁做了什么', '上午只来了两个小时，样品没有发完');
  await zhao.tap('提出申诉');
  await zhao.waitFor('提出申诉吗？');
  await zhao.tap('提出申诉');
  await zhao.waitFor('平台处理中');
  await answer();
  await desk.decide('dispute', '付一部分', '120 双方都有责任，按到场时间支付');
  await pullUntil(zhao, '已裁定：部分支付');
  await zhao.waitFor('这一单收入 ¥120');
  await look(zhao, 'whole-work-decided');
  say(`赵雅琴对 ${masked} 的一单提出申诉，双方说明后平台裁定付 ¥120`);
}
