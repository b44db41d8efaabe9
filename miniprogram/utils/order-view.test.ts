/** @jest-environment node */
import { fen } from '../../shared/domain/money/money';
import { order } from '../../tests/mini/stubs';
import { orderRow, reasonOf, withdrawalWarning } from './order-view';

const atMs = Date.now();

describe('an order on the screen', () => {
  it('carries its status in words and in a tone', () => {
    expect(orderRow(order('applied'))).toMatchObject({ status: '待审核', tone: 'warn', cycle: '日结' });
    expect(orderRow(order('refused'))).toMatchObject({ status: '未通过', tone: 'danger' });
  });

  it('promises no more sign-ups than are left', () => {
    const came = { status: 'admitted', by: 'worker', atMs } as const;
    const went = { status: 'withdrawn', by: 'worker', atMs } as const;
    const often = (times: number) =>
      order('withdrawn', { timeline: Array.from({ length: times }, () => [came, went]).flat() });
    expect(withdrawalWarning(often(0))).toContain('还可以再报名 2 次');
    expect(withdrawalWarning(often(1))).toContain('还可以再报名 1 次');
    expect(withdrawalWarning(often(2))).toContain('这是最后一次，取消后不能再报名此任务');
  });

  it('says why the platform ended it, and what somebody wrote', () => {
    expect(reasonOf({ code: 'full' })).toBe('名额已招满');
    expect(reasonOf({ code: 'publisher-absent', reason: '等了 20 分钟' })).toBe('发布方不在场：等了 20 分钟');
    expect(reasonOf({})).toBe('');
  });

  it('shows what it earned, or would earn; nothing where nothing comes of it', () => {
    expect(orderRow(order('accepted', { earnedFen: fen(45_000) }))).toMatchObject({
      money: '+450',
      isEarned: true,
    });
    expect(orderRow(order('admitted'))).toMatchObject({ money: '¥200', isQuiet: false });
    expect(orderRow(order('cancelled'))).toMatchObject({ money: '', isQuiet: true });
  });
});
