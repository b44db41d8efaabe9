import { asPublisher, managed } from '../../../tests/mini/publisher-stubs';
import { expectClean, idOf, refuse } from '../../../tests/mini/stubs';

const path = `pages/publishing/funding?id=${idOf(1)}`;
const reference = 'JD20261126';
const fund = {
  funding: {
    reference,
    status: 'awaiting',
    purpose: 'open',
    places: 12,
    amountFen: 282_480,
    refundedFen: 0,
    createdAtMs: Date.now(),
  },
  cost: {
    lines: [{ kind: 'pay', label: '报酬 ¥220 × 1 天 × 12 人', amountFen: 264_000 }],
    totalFen: 282_480,
  },
  coveredFen: 0,
  transfer: {
    accountName: '接单科技有限公司',
    accountNumber: '6222 0000 0000 0000',
    bankName: '招商银行青岛分行',
    reference,
    amountFen: 282_480,
  },
  byWeChatPay: false,
  byCode: false,
};
const book = { reservedFen: 0, earnedFen: 0, fundings: [], refunds: [] };

describe('费用与托管', () => {
  it('says what to pay, to whom and with which words, and copies each', async () => {
    const copied: string[] = [];
    const mini = await asPublisher(
      path,
      { 'funding/due': fund, 'publishing/funds': book },
      { wx: { setClipboardData: ({ data }: { data: string }) => copied.push(data) } },
    );
    await mini.waitFor('¥2,824.80');
    for (const text of ['接单科技有限公司', '招商银行青岛分行', reference, '等待到账确认', '附言必须照抄'])
      expect(mini.text()).toContain(text);
    await mini.tap('复制转账金额');
    await mini.tap('复制附言');
    expect(copied).toEqual(['2824.80', reference]);
    expect(mini.requests.length).toBeLessThanOrEqual(3);
    expectClean(mini);
  });

  it('takes off what is reserved where dearer terms are paid for, and says that until then those of before hold', async () => {
    const mini = await asPublisher(path, {
      'funding/due': {
        ...fund,
        funding: { ...fund.funding, purpose: 'terms', amountFen: 82_480 },
        coveredFen: 200_000,
        transfer: { ...fund.transfer, amountFen: 82_480 },
      },
      'publishing/funds': { ...book, reservedFen: 200_000 },
    });
    await mini.waitFor('按修改后的条件，这次补付');
    for (const text of ['−¥2,000.00', '¥824.80', '在此之前按原来的条件']) expect(mini.text()).toContain(text);
    await mini.tap('取消付款');
    await mini.waitFor('任务按原来的条件继续');
    expectClean(mini);
  });

  it('offers WeChat Pay first, pays by it, and believes WeChat Pay rather than the phone', async () => {
    const prompt = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' };
    const paymentId = 'C'.repeat(28);
    const answers = ['open', 'paid'];
    const opened: object[] = [];
    const mini = await asPublisher(
      path,
      {
        'funding/due': { ...fund, byWeChatPay: true },
        'publishing/funds': book,
        'funding/payByWeChat': { paymentId, prompt },
        'funding/checkPayment': () => ({ status: answers.shift(), taskId: idOf(1) }),
        'publishing/task': managed(),
      },
      {
        wx: {
          requestPayment: ({ success, fail: _fail, ...given }: { success(): void; fail(): void }) => {
            opened.push(given);
            success();
          },
        },
      },
    );
    await mini.waitFor('微信支付 ¥2,824.80');
    expect(mini.text()).not.toContain('接单科技有限公司');
    await mini.tap('微信支付 ¥2,824.80');
    await mini.waitFor('正在等待微信支付确认');
    await mini.tap('微信支付 ¥2,824.80');
    await mini.waitFor('还差 4 人');
    expect(opened).toEqual([prompt, prompt]);
    expectClean(mini);
  });

  it('shows what is reserved, and what goes back, where nothing has to be paid', async () => {
    const refunds = [
      {
        refundId: 'R1',
        status: 'due',
        amountFen: 52_000,
        to: '*技 ****1234',
        createdAtMs: Date.now(),
        dueAtMs: Date.now() + 86_400_000,
      },
    ];
    const mini = await asPublisher(path, {
      'funding/due': refuse('NOTHING_TO_FUND'),
      'publishing/funds': { ...book, reservedFen: 282_480, earnedFen: 230_480, refunds },
      'publishing/task': managed(),
    });
    await mini.waitFor('没有要付的款');
    for (const text of ['¥2,824.80', '¥2,304.80', '¥520.00', '待退回']) expect(mini.text()).toContain(text);
    await mini.tap('去看任务');
    await mini.waitFor('还差 4 人');
    expectClean(mini);
  });

  it('takes back what has to be paid after a question', async () => {
    const cancelled: object[] = [];
    const mini = await asPublisher(path, {
      'funding/due': fund,
      'publishing/funds': book,
      'publishing/cancelFunding': (input: object) => {
        cancelled.push(input);
        return { task: managed({ status: 'draft' }).task };
      },
      'publishing/task': managed({ status: 'draft' }),
    });
    await mini.waitFor('等待到账确认');
    await mini.tap('取消付款');
    await mini.waitFor('任务会退回草稿');
    await mini.tap('取消付款');
    await mini.waitFor('还没有发布');
    expect(cancelled).toEqual([{ taskId: idOf(1) }]);
    expectClean(mini);
  });
});
