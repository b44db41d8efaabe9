import { launchMini } from '../../../tests/mini/launch-mini';
import { answering, expectClean, finding, profile, signedInStorage } from '../../../tests/mini/stubs';

const open = async (roles: ('publisher' | 'operator')[]) =>
  launchMini({
    path: 'pages/me/index',
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile({ roles }) },
      'orders/overview': { admitted: 0, applied: 0 },
      'messages/notices': { notices: [] },
      'tasks/find': finding([]),
      'tasks/publisher': {
        publisher: {
          publisherId: 'A000000000000001',
          name: '青岛晴天会展',
          verification: 'person',
          sinceMs: 0,
        },
      },
      'publishing/mine': { tasks: [], totals: { waiting: 0, toAccept: 0 } },
    }),
  });

describe('我的', () => {
  it('lets somebody who publishes to their tasks, beside their own orders', async () => {
    const mini = await open(['publisher']);
    await mini.waitFor('我的发布');
    expect(mini.text()).toContain('要去的');
    expect(mini.text()).not.toContain('成为服务商');
    await mini.tap('我的发布');
    await mini.waitFor('没有进行中的任务');
    await mini.back();
    await mini.tap('发布任务');
    await mini.waitFor('是哪类工作');
    expectClean(mini);
  });

  it('tells anybody else where one becomes one', async () => {
    const mini = await open([]);
    await mini.waitFor('申请成为服务商');
    expect(mini.text()).not.toContain('我的发布');
  });

  it('says that the account is being cancelled, and leads to where that is taken back', async () => {
    const mini = await launchMini({
      path: 'pages/me/index',
      storage: await signedInStorage(),
      backend: answering({
        'account/me': { profile: profile({ leavesAtMs: Date.now() + 86_400_000 }) },
        'orders/overview': { admitted: 0, applied: 0 },
        'messages/notices': { notices: [] },
        'privacy/cancellation': {
          cancellation: {
            status: 'asked',
            endsAtMs: Date.now() + 86_400_000,
            hurdles: [],
            erased: [],
            kept: [],
          },
        },
      }),
    });
    await mini.waitFor('账号正在注销');
    expect(mini.text()).toMatch(/明天 \d\d:\d\d 到期，此前可以撤回/);
    await mini.tap('查看或撤回');
    await mini.waitFor('撤回注销');
    expectClean(mini);
  });
});
