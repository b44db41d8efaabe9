/** @jest-environment node */
import type { OrderDetail } from '../../../shared/contract/orders';
import { fen } from '../../../shared/domain/money/money';
import { order } from '../../../tests/mini/stubs';
import { orderPage } from './order-page';

const atMs = Date.now();
const view = (shown: OrderDetail) =>
  orderPage({ order: shown, ratings: {} }, { kept: [], pictures: { pictures: {}, avatars: {} } }, atMs);

describe('an order on its page', () => {
  it('says what was agreed to: all hours, and what they come to', () => {
    const startMs = Date.parse('2027-06-08T08:00:00+08:00');
    const sessions = [0, 24].map((hours) => ({
      startMs: startMs + hours * 3_600_000,
      endMs: startMs + (hours + 4) * 3_600_000,
    }));
    const agreed = view(
      order('admitted', { sessions, quantity: 7.5, pay: { amountFen: fen(2_600), unit: 'hour' } }),
    );
    expect(agreed).toMatchObject({ money: [{ name: '约定', value: '7.5 小时 · ¥195' }, { name: '结算' }] });
    expect(agreed.times).toEqual([expect.stringMatching(/^每天 08:00–12:00，.*6月8日–9日$/)]);
  });

  it('shows the newest step first, and by whom', () => {
    const { steps, isGoing } = view(
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
    expect(isGoing).toBe(true);
  });

  it('knows that a first-come task was won by the own hand', () => {
    const { steps } = view(order('admitted'));
    expect(steps[0]).toMatchObject({ title: '抢单成功，已录用', text: '' });
  });

  it('counts withdrawals, and promises no more than is left', () => {
    const came = { status: 'admitted', by: 'worker', atMs } as const;
    const went = { status: 'withdrawn', by: 'worker', atMs } as const;
    const often = (times: number) =>
      order('withdrawn', { timeline: Array.from({ length: times }, () => [came, went]).flat() });
    expect(view(often(1)).text).toContain('还有名额时再次报名');
    expect(view(often(3)).text).toBe('名额已放回。您已取消 3 次，不能再报名此任务。');
    // All of one moment, and still each its own row.
    expect(new Set(view(often(3)).steps.map(({ id }) => id)).size).toBe(6);
  });

  it('gives the reason of a refusal in place of comfort', () => {
    const refused = { status: 'refused', by: 'publisher', atMs } as const;
    const withReason = view(order('refused', { timeline: [{ ...refused, reason: '时间不合适' }] }));
    expect([withReason.text, withReason.isGoing]).toEqual(['原因：时间不合适', false]);
    expect(view(order('refused', { timeline: [refused] })).text).toContain('别灰心');
  });
});
