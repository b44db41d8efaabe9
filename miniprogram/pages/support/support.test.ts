import type { TicketView } from '../../../shared/contract/support';
import { launchMini } from '../../../tests/mini/launch-mini';
import { answering, expectClean, profile, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const ticketId = 'K000000000000001';
const dayMs = 86_400_000;

const ticket = (changes: Partial<TicketView> = {}): TicketView => ({
  ticketId,
  number: '0000000000019',
  kind: 'report',
  status: 'open',
  title: '展会引导员',
  createdAtMs: Date.now(),
  dueAtMs: Date.now() + dayMs,
  isAboutMe: false,
  reason: 'asked-for-money',
  pictures: [],
  stopsPayer: true,
  showsFraudLine: true,
  canAppeal: false,
  ...changes,
});

describe('举报', () => {
  it('takes a reason and a tap, says what happens, and shows the line of the police', async () => {
    const sent: object[] = [];
    const called: string[] = [];
    const mini = await openSignedIn(
      'pages/support/report?task=T000000000000001',
      {
        'support/report': (input: object) => {
          sent.push(input);
          return { ticket: ticket() };
        },
        'support/ticket': { ticket: ticket() },
      },
      { wx: { makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => called.push(phoneNumber) } },
    );
    await mini.waitFor('举报发布方，因为');
    expect(mini.text()).not.toContain('代打卡，或成果造假');
    await mini.tap('提交举报');
    await mini.waitFor('请选择举报原因');
    await mini.tap('收钱、要押金，或让我先垫付');
    await mini.waitFor('24 小时内由人工处理');
    await mini.tap('拨打 96110');
    expect(called).toEqual(['96110']);
    await mini.tap('提交举报');
    await mini.waitFor('已收到，正在处理');
    expect(sent).toEqual([
      {
        about: { taskId: 'T000000000000001' },
        reason: 'asked-for-money',
        pictureIds: [],
        idempotencyKey: expect.any(String),
      },
    ]);
    expect(mini.text()).toContain('对方已不能招人和发布任务');
    expectClean(mini);
  });

  it('of a worker offers what fits a worker; what cannot be sent stays with its reason', async () => {
    const mini = await openSignedIn('pages/support/report?order=O000000000000001&side=worker', {
      'support/report': refuse('TOO_MANY_REQUESTS', 429),
    });
    await mini.waitFor('举报接单者，因为');
    expect(mini.text()).not.toContain('收钱、要押金');
    await mini.tap('代打卡，或成果造假');
    await mini.input('经过', '有人');
    await mini.tap('提交举报');
    await mini.waitFor('说明至少写 4 个字');
    await mini.input('经过', '签到的不是报名的人');
    await mini.tap('提交举报');
    await mini.waitFor('操作太频繁');
    expect(mini.text()).toContain('举报接单者，因为');
    expectClean(mini);
  });
});

describe('处理进度', () => {
  it('says to whoever is reported what was found, and leads to the appeal', async () => {
    const sent: object[] = [];
    const found = ticket({
      isAboutMe: true,
      title: '收钱、要押金，或让我先垫付',
      outcome: 'upheld',
      answer: { text: '群聊截图显示收取了押金', atMs: Date.now() },
      showsFraudLine: false,
      canAppeal: true,
    });
    const mini = await openSignedIn(`pages/support/ticket?id=${ticketId}`, {
      'support/ticket': { ticket: found },
      'support/appeal': (input: object) => {
        sent.push(input);
        return { ticket: ticket({ kind: 'appeal' }) };
      },
    });
    await mini.waitFor('举报成立');
    expect(mini.text()).toContain('群聊截图显示收取了押金');
    await mini.tap('我不认可，申诉');
    await mini.waitFor('3 个工作日内答复');
    await mini.input('申诉', '那不是我们的员工');
    await mini.tap('提交申诉');
    await mini.settle();
    expect(sent).toMatchObject([{ reportId: ticketId, text: '那不是我们的员工' }]);
    expectClean(mini);
  });

  it.each([
    ['NETWORK', refuse('INTERNAL', 500), '重新加载'],
    ['gone', refuse('TICKET_NOT_FOUND', 404), '没有找到这条记录'],
  ])('%s: says so', async (_name, answer, said) => {
    const mini = await openSignedIn(`pages/support/ticket?id=${ticketId}`, { 'support/ticket': answer });
    await mini.waitFor(said);
    expectClean(mini);
  });
});

describe('客服与反馈', () => {
  it('answers from the own state, opens what it is about, and counts what waits', async () => {
    const page = 'pages/income/identity';
    const answers = [
      { topic: 'settlement', question: '钱为什么还没结算？', answer: '请完成实名认证。', page },
    ];
    const mini = await openSignedIn('pages/support/index', { 'support/help': { answers, unanswered: 2 } });
    await mini.waitFor('钱为什么还没结算？');
    expect(mini.text()).toContain('2 条处理中');
    expect(mini.text()).not.toContain('请完成实名认证');
    await mini.tap('钱为什么还没结算？');
    await mini.waitFor('请完成实名认证');
    await mini.tap('去看看');
    await mini.waitFor(() => mini.route === page);
  });

  it('asks whoever is not signed in, and still shows how to reach us', async () => {
    const mini = await launchMini({ path: 'pages/support/index', backend: answering({}) });
    await mini.waitFor('登录后，按您的订单和收入回答');
    for (const way of ['在线客服', '意见反馈', '投诉', '举报处理公示', '反诈专线 96110'])
      expect(mini.text()).toContain(way);
    expectClean(mini);
  });

  it('lists what was sent and what was found of others’ reports, each with its state', async () => {
    const row = { ...ticket(), title: '展会引导员' };
    const mini = await openSignedIn('pages/support/tickets?about=me', {
      'support/aboutMe': { tickets: [] },
      'support/tickets': {
        tickets: [row, { ...row, ticketId: 'K2', kind: 'feedback', outcome: 'answered' }],
      },
    });
    await mini.waitFor('没有针对您的举报');
    await mini.tap('我提交的');
    await mini.waitFor('处理中');
    expect(mini.text()).toContain('已答复');
    expectClean(mini);
  });

  it('publishes what was found without names', async () => {
    const mini = await launchMini({
      path: 'pages/support/rulings',
      backend: answering({
        'support/rulings': {
          rulings: [
            {
              number: '0000000000019',
              reason: 'unsafe',
              outcome: 'upheld',
              day: '2026-11-20',
              isOverturned: false,
            },
            {
              number: '0000000000027',
              reason: 'other',
              outcome: 'upheld',
              day: '2026-11-21',
              isOverturned: true,
            },
          ],
        },
      }),
    });
    await mini.waitFor('违法，或有人身危险');
    expect(mini.text()).toContain('申诉后撤销');
    expectClean(mini);
  });
});

it('我的 says why an account is suspended, until when, and where one appeals', async () => {
  const suspension = {
    rule: '代打卡或伪造成果',
    basis: '《自由职业者服务协议》第十一条',
    reason: '两次由他人代为打卡',
    untilMs: Date.now() + 7 * dayMs,
  };
  const mini = await openSignedIn('pages/me/index', {
    'account/me': { profile: profile({ status: 'suspended', suspension }) },
    'orders/overview': { admitted: 0, applied: 0 },
    'messages/notices': { notices: [] },
  });
  await mini.waitFor('两次由他人代为打卡');
  expect(mini.text()).toContain('已挣的钱照常结算和提现');
  await mini.tap('不认可，申诉');
  await mini.waitFor('提交申诉');
  expectClean(mini);
});
