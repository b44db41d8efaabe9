import { asPublisher } from '../../../tests/mini/publisher-stubs';
import { expectClean, idOf, refuse } from '../../../tests/mini/stubs';

const path = `pages/publishing/results?id=${idOf(1)}`;
const text = '订单编号,结果\r\n0000000000019,通过\r\n';

/** A chat with one file in it. */
const chat = (size = text.length) => ({
  chooseMessageFile: ({ success }: { success(answer: object): void }) =>
    success({ tempFiles: [{ path: 'http://tmp/1.csv', name: '验收.csv', size }] }),
  getFileSystemManager: () => ({
    readFile: ({ success }: { success(answer: object): void }) =>
      success({ data: new TextEncoder().encode(text).buffer }),
  }),
});

const lines = [
  {
    line: 2,
    number: '0000 0000 0001 9',
    state: 'ready',
    orderId: idOf(1),
    title: '展会引导员',
    handedInAtMs: 5,
    isReturned: false,
    quantity: 1,
    payFen: 20_000,
  },
  {
    line: 3,
    number: '0000 0000 0002 7',
    state: 'ready',
    orderId: idOf(2),
    title: '展会引导员',
    handedInAtMs: 6,
    isReturned: true,
    quantity: 0,
    reason: '照片看不清',
  },
  { line: 4, number: '1.2E+12', state: 'wrong', error: '订单编号被表格软件改成了科学计数' },
  { line: 5, number: '0000 0000 0003 5', state: 'done', orderId: idOf(3), title: '展会引导员' },
];

describe('用表格验收', () => {
  it('says of each line what would come of it before anything is done, then does it once', async () => {
    const read: string[] = [];
    const applied: unknown[] = [];
    const mini = await asPublisher(
      path,
      {
        'publishing/readResults': ({ content }: { content: string }) => {
          read.push(Buffer.from(content, 'base64').toString());
          return { lines };
        },
        'publishing/applyResults': ({ items }: { items: unknown[] }) => {
          applied.push(...items);
          return {
            results: [
              { orderId: idOf(1), isDone: true },
              { orderId: idOf(2), isDone: false, code: 'TOO_MANY_RETURNS', message: '已经退回三次' },
            ],
          };
        },
      },
      { wx: chat() },
    );
    await mini.waitFor('选择填好的文件');
    await mini.tap('选择填好的文件');
    await mini.waitFor('可以处理 2 行，有问题 1 行，已处理过 1 行');
    for (const said of ['第 2 行 · 0000 0000 0001 9', '通过 1 · ¥200.00', '退回 · 照片看不清', '科学计数'])
      expect(mini.text()).toContain(said);
    expect([read, applied]).toEqual([[text], []]);
    await mini.tap('处理可以处理的 2 行');
    await mini.waitFor('通过 1 单，共 ¥200.00');
    await mini.tap('再想想');
    expect(applied).toEqual([]);
    await mini.tap('处理可以处理的 2 行');
    await mini.waitFor('处理 2 行？');
    await mini.tap('处理');
    await mini.waitFor('已经退回三次');
    expect(applied).toEqual([
      { orderId: idOf(1), handedInAtMs: 5, isReturned: false, quantity: 1 },
      { orderId: idOf(2), handedInAtMs: 6, isReturned: true, reason: '照片看不清' },
    ]);
    expectClean(mini);
  });

  it('says why a file cannot be read, and takes none that is too large', async () => {
    const reason = '第一行须写列名，至少有“订单编号”一列；可以先下载模板';
    const mini = await asPublisher(
      path,
      { 'publishing/readResults': refuse('RESULTS_UNREADABLE', 422, { reason }) },
      { wx: chat() },
    );
    await mini.waitFor('选择填好的文件');
    await mini.tap('选择填好的文件');
    await mini.waitFor('第一行须写列名');
    const large = await asPublisher(path, {}, { wx: chat(70 * 1024) });
    await large.waitFor('选择填好的文件');
    await large.tap('选择填好的文件');
    await large.waitFor('最多 60 KB');
    expect(large.requests.filter(({ url }) => url.includes('readResults'))).toEqual([]);
    expectClean(large);
  });
});
