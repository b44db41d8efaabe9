import { asPublisher } from '../../../tests/mini/publisher-stubs';
import { expectClean, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';
import { monthAt, monthBeside, monthText } from '../../utils/months';

const last = monthBeside(monthAt(Date.now()), -1);
const request = (changes: object = {}) => ({
  requestId: `invoice:A000000000000001:${last}`,
  kind: 'invoice',
  period: last,
  status: 'requested',
  amountFen: 282_480,
  form: 'ordinary',
  title: '青岛晴天会展服务有限公司',
  taxNumber: '91310115MA1K00007Q',
  email: 'fapiao@example.com',
  createdAtMs: Date.now(),
  updatedAtMs: Date.now(),
  ...changes,
});

it('asks for an invoice of a month that is over, as the last one was made out, after it was looked at', async () => {
  const sent: unknown[] = [];
  const mini = await asPublisher('pages/publishing/invoices', {
    'documents/requests': { requests: [request({ status: 'refused', reason: '抬头与识别号不一致' })] },
    'publishing/statement': { month: last, totals: { totalFen: 282_480 } },
    'documents/requestInvoice': (input: unknown) => {
      sent.push(input);
      return { request: request() };
    },
  });
  await mini.waitFor('可开票金额');
  await mini.waitFor('¥2,824.80');
  expect(mini.text()).toContain('原因：抬头与识别号不一致');
  await mini.tap('增值税专用发票');
  await mini.input('单位全称或个人姓名', '青岛晴天会展有限公司');
  await mini.tap('提交申请');
  await mini.waitFor('抬头：青岛晴天会展有限公司');
  await mini.tap('提交');
  await mini.waitFor(() => sent.length === 1);
  expect(sent).toEqual([
    {
      month: last,
      form: 'special',
      title: '青岛晴天会展有限公司',
      taxNumber: '91310115MA1K00007Q',
      email: 'fapiao@example.com',
    },
  ]);
  expectClean(mini);
});

it.each([
  ['requested', {}, '待办理', '开好会通知您'],
  ['working', {}, '办理中', '开始办理'],
  [
    'issued',
    { number: '26372000000012345678', issuedAtMs: Date.now() },
    '已开具',
    '号码 26372000000012345678',
  ],
  ['withdrawn', {}, '已撤回', '需要时可以重新申请'],
])(
  'says of a request that is %s how it stands, and takes back what nobody has begun',
  async (status, changes, state, next) => {
    const taken: unknown[] = [];
    const mini = await asPublisher('pages/publishing/invoices', {
      'documents/requests': () => ({ requests: [request({ status, ...changes })] }),
      'publishing/statement': { month: last, totals: { totalFen: 0 } },
      'documents/withdrawRequest': (input: unknown) => {
        taken.push(input);
        return { request: request({ status: 'withdrawn' }) };
      },
    });
    await mini.waitFor(state);
    for (const text of [next, `${monthText(last)}发票`]) expect(mini.text()).toContain(text);
    expect(mini.text().replace('已撤回', '').includes('撤回')).toBe(status === 'requested');
    if (status === 'requested') {
      await mini.tap('撤回');
      await mini.waitFor('撤回这个申请？');
      await mini.tap('撤回');
      await mini.waitFor(() => taken.length === 1);
      expect(taken).toEqual([{ requestId: request().requestId }]);
    }
    expectClean(mini);
  },
);

it('asks for a certificate, and leads to the identity where there is none', async () => {
  const mini = await openSignedIn('pages/income/certificates', {
    'documents/requests': { requests: [] },
    'documents/requestCertificate': refuse('IDENTITY_NOT_FOUND', 404),
  });
  await mini.waitFor('还没有申请过完税证明');
  await mini.input('开好后发到这里', 'lin@example.com');
  await mini.tap('提交申请');
  await mini.waitFor(() => mini.route === 'pages/income/identity');
});
