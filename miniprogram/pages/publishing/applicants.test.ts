import { applicant, asPublisher, managed } from '../../../tests/mini/publisher-stubs';
import { expectClean, idOf, refuse } from '../../../tests/mini/stubs';
import { errorTexts } from '../../generated/errors';

const path = `pages/publishing/applicants?id=${idOf(1)}`;
const people = [
  applicant(7, { note: '去年做过风筝节，住附近' }),
  applicant(8, {
    ageBand: '30–34 岁',
    distanceBand: '3–10 公里',
    record: { done: 3, onTime: 2, noShows: 1, lateWithdrawals: 2, returned: 1 },
  }),
  applicant(9, { status: 'admitted' }),
];
const page = (more: Readonly<Record<string, unknown>> = {}, applicants = people) =>
  asPublisher(path, {
    'publishing/applicants': { applicants },
    'publishing/task': managed(),
    ...more,
  });
const toast = () => document.querySelector('.mp-toast');

describe('报名的人', () => {
  it('says for what, how many are wanted, and tells two of one name apart, in three requests', async () => {
    const mini = await page();
    await mini.waitFor('#2807');
    for (const text of [
      '海边风筝节亲子区引导员',
      '还要 4 人 · 6 人待审核',
      '小** #2808',
      '25–29 岁',
      '完成 12 单 · 准时 12/12',
      '30–34 岁 · 住处距工作地 3–10 公里',
      '完成 3 单 · 准时 2/3 · 爽约 1 次 · 临时取消 2 次 · 被退回 1 次',
      '“去年做过风筝节，住附近”',
      '录用前看不到电话和姓名',
    ])
      expect(mini.text()).toContain(text);
    expect(mini.requests.length).toBeLessThanOrEqual(3);
    expectClean(mini);
  });

  it('admits several at once, and takes it back within the minute', async () => {
    const sent: object[] = [];
    const mini = await page({
      'publishing/decideAll': (input: { orderIds: string[] }) => {
        sent.push(input);
        const dueAtMs = Date.now() + 60_000;
        return { decided: input.orderIds.map((orderId) => ({ orderId, outcome: 'soon', dueAtMs })) };
      },
      'publishing/undoDecisions': ({ orderIds }: { orderIds: string[] }) => ({ undone: orderIds }),
    });
    await mini.waitFor('#2807');
    await mini.tap('小** #2807');
    await mini.tap('小** #2808');
    await mini.tap('录用 2 人');
    await mini.waitFor('秒后通知对方');
    expect(sent).toEqual([
      { taskId: idOf(1), orderIds: [people[0]?.orderId, people[1]?.orderId], kind: 'admit' },
    ]);
    expect(mini.text()).toContain('将录用');
    await mini.tap('全部撤销');
    await mini.waitFor('秒后通知对方', false);
    expect(mini.text()).not.toContain('将录用');
    expectClean(mini);
  });

  it('keeps a reason that was rejected, to be corrected and sent', async () => {
    const sent: string[] = [];
    const mini = await page({
      'publishing/decideAll': ({ reason, orderIds }: { reason: string; orderIds: string[] }) => {
        sent.push(reason);
        if (sent.length === 1) return refuse('CONTENT_REJECTED', 400);
        return {
          decided: orderIds.map((orderId) => ({ orderId, outcome: 'soon', dueAtMs: Date.now() + 60_000 })),
        };
      },
    });
    await mini.waitFor('#2807');
    await mini.tap('小** #2807');
    await mini.tap('婉拒');
    await mini.tap('发送给报名的人');
    await mini.waitFor('请选择或写明原因');
    await mini.input('婉拒的原因', '加我微信细说');
    await mini.tap('发送给报名的人');
    await mini.waitFor(errorTexts.CONTENT_REJECTED as string);
    expect(mini.page.data).toMatchObject({ reason: '加我微信细说', isRefusing: true });
    await mini.tap('时间不合适');
    await mini.tap('发送给报名的人');
    await mini.waitFor('将婉拒');
    expect(sent).toEqual(['加我微信细说', '时间不合适']);
    expect(mini.page.data.isRefusing).toBe(false);
    expect(toast()).toBeNull();
    expectClean(mini);
  });

  it('answers the admission to a full task in the words of a publisher: a waiting list, or more places', async () => {
    const mini = await page({
      'publishing/decideAll': ({ orderIds }: { orderIds: string[] }) => ({
        decided: orderIds.map((orderId) => ({ orderId, outcome: 'waiting-list' })),
      }),
    });
    await mini.waitFor('#2808');
    await mini.tap('小** #2808');
    await mini.tap('录用 1 人');
    await mini.waitFor('也可先增加名额');
    expect(mini.text()).toContain('候补');
    expect(mini.text()).not.toContain('看看其他任务');
  });

  it('shows what was decided before, and that what is due is on its way', async () => {
    const nowMs = Date.now();
    const mini = await page({}, [
      applicant(1, { decision: { kind: 'admit', dueAtMs: nowMs + 30_000 } }),
      applicant(2, { decision: { kind: 'refuse', dueAtMs: nowMs - 1_000 } }),
      applicant(3, { decision: { kind: 'wait' } }),
    ]);
    await mini.waitFor('将录用');
    expect(mini.text()).toContain('正在通知');
    expect(mini.text()).toContain('移出候补');
  });

  it('is empty, or fails, with a way out', async () => {
    const mini = await page({}, []);
    await mini.waitFor('还没有人报名');
    expectClean(mini);
    const failed = await page({ 'publishing/applicants': refuse('NOT_ALLOWED', 403) });
    await failed.waitFor('您没有权限进行此操作');
    expect(failed.text()).toContain('重新加载');
    expectClean(failed);
  });
});
