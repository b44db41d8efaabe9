import { asPublisher } from '../../../tests/mini/publisher-stubs';
import { idOf } from '../../../tests/mini/stubs';
import { monthAt, monthText } from '../../utils/months';

const path = 'pages/publishing/statement';
const month = monthAt(Date.now());
const statement = {
  month,
  orders: 12,
  totals: {
    paidInFen: 282_480,
    sentBackFen: 23_540,
    payFen: 264_000,
    feeFen: 15_840,
    surchargeFen: 2_640,
    totalFen: 282_480,
  },
  tasks: [
    {
      taskId: idOf(1),
      title: '海边风筝节引导员',
      orders: 12,
      payFen: 264_000,
      feeFen: 15_840,
      surchargeFen: 2_640,
      totalFen: 282_480,
    },
  ],
  moved: [
    { taskId: idOf(1), title: '海边风筝节引导员', atMs: Date.now(), amountFen: 282_480 },
    { taskId: idOf(1), title: '海边风筝节引导员', atMs: Date.now() + 1, amountFen: -23_540 },
  ],
};

it('shows a month of a publisher: in, out, and what each task has cost; and makes its files', async () => {
  const asked: string[] = [];
  const file = { url: 'https://files.example/1', name: '已付费订单.csv', type: 'csv' };
  const mini = await asPublisher(path, {
    'publishing/statement': statement,
    'documents/paidFor': (input: { month: string }) => {
      asked.push(input.month);
      return { file };
    },
  });
  await mini.waitFor(monthText(month));
  await mini.waitFor('每个任务花了多少');
  for (const text of ['¥2,824.80', '¥235.40', '12 单 · 平均每单 ¥235.40', '−¥235.40', '平台服务费'])
    expect(mini.text()).toContain(text);
  await mini.tap('下载已付费订单（CSV）');
  await mini.waitFor('文件已生成');
  expect(asked).toEqual([month]);
  await mini.tap('取消');
  await mini.tap('12 单 · 平均每单 ¥235.40');
  await mini.waitFor(() => mini.route === 'pages/publishing/funding');
});
