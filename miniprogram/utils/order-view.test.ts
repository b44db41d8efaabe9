/** @jest-environment node */
import { fen } from '../../shared/domain/money/money';
import { order } from '../../tests/mini/stubs';
import { orderRow, orderView, withdrawalWarning } from './order-view';

const atMs = Date.now();

describe('an order on the screen', () => {
  it('carries its status in words and in a tone', () => {
    expect(orderRow(order('applied'))).toMatchObject({ status: '待审核', tone: 'warn', cycle: '日结' });
    expect(orderRow(order('refused'))).toMatchObject({ status: '未通过', tone: 'danger' });
  });

  it('says what was agreed to: all hours, and what they come to', () => {
    const startMs = Date.parse('2027-06-08T08:00:00+08:00');
    const sessions = [0, 24].map((hours) => ({
      startMs: startMs + hours * 3_600_000,
      endMs: startMs + (hours + 4) * 3_600_000,
    }));
    const agreed = orderView(
      order('admitted', { sessions, quantity: 7.5, pay: { amountFen: fen(2_600), unit: 'hour' } }),
    );
    expect(agreed).toMatchObject({ total: '共 7.5 小时 · 约 ¥195' });
    expect(agreed.times).toEqual([expect.stringMatching(/^每天 08:00–12:00，.*6月8日–9日$/)]);
  });

  it('shows the newest step first, and by whom', () => {
    const { steps, isOver } = orderView(
      order('admitted', {
        timeline: [
          { status: 'applied', by: 'worker', atMs },
          { status: 'admitted', by: 'publisher', atMs: atMs + 1 },
        ],
      }),
    );
    expect(steps.map(({ title, text }) => [title, text])).toEqual([
      ['录用成功', '发布方操作'],
      ['提交报名', ''],
    ]);
    expect(isOver).toBe(false);
  });

  it('knows that a first-come task was won by the own hand', () => {
    const { steps } = orderView(order('admitted'));
    expect(steps[0]).toMatchObject({ title: '抢单成功，已录用', text: '' });
  });

  it('counts withdrawals, and promises no more than is left', () => {
    const came = { status: 'admitted', by: 'worker', atMs } as const;
    const went = { status: 'withdrawn', by: 'worker', atMs } as const;
    const often = (times: number) =>
      order('withdrawn', { timeline: Array.from({ length: times }, () => [came, went]).flat() });
    expect(orderView(often(1)).headText).toContain('还有名额时再次报名');
    expect(orderView(often(3)).headText).toBe('名额已放回。您已取消 3 次，不能再报名此任务。');
    // All of one moment, and still each its own row.
    expect(new Set(orderView(often(3)).steps.map(({ id }) => id)).size).toBe(6);
    expect(withdrawalWarning(often(0))).toContain('还可以再报名 2 次');
    expect(withdrawalWarning(often(1))).toContain('还可以再报名 1 次');
    expect(withdrawalWarning(often(2))).toContain('这是最后一次，取消后不能再报名此任务');
  });

  it('gives the reason of a refusal in place of comfort', () => {
    const refused = { status: 'refused', by: 'publisher', atMs } as const;
    const withReason = orderView(order('refused', { timeline: [{ ...refused, reason: '时间不合适' }] }));
    expect([withReason.headText, withReason.isOver]).toEqual(['原因：时间不合适', true]);
    expect(orderView(order('refused', { timeline: [refused] })).headText).toContain('别灰心');
  });
});
