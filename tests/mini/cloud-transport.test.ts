import type { Backend } from './backend';
import { launchMini } from './launch-mini';
import { idOf, task } from './stubs';

interface Wx {
  readonly cloud: {
    init(options?: object): void;
    callFunction(options: object): Promise<Readonly<Record<string, unknown>>>;
  };
}

const wx = () => (globalThis as unknown as { wx: Wx }).wx;

interface Sent {
  readonly person?: string;
  readonly name: string;
  readonly data: { readonly action: string; readonly data: object };
}

const answering =
  (answer: (sent: Sent) => object): Backend =>
  ({ path, data }) =>
    path === '/wx/cloud' ? { body: answer(data as Sent) } : undefined;

const open = (backend: Backend, person = 'lin', scene = 1001) =>
  launchMini({
    backend,
    person,
    scene,
    transport: 'cloud',
    path: 'pages/task/index',
    query: { id: idOf(1) },
  });

/** One answer for all tests: its moments hang on when it was made. */
const answer = { result: { ok: true, data: { task: task(1) } }, requestID: 'r' };
const found = (): object => answer;

describe('the mini-program built for wx.cloud', () => {
  it('calls functions with action and data, and WeChat adds who holds the phone', async () => {
    const sent: Sent[] = [];
    const mini = await open(
      answering((call) => {
        sent.push(call);
        return found();
      }),
      'chen',
    );
    await mini.waitFor('展会引导员 1');
    expect(sent).toContainEqual({
      person: 'chen',
      name: 'tasks',
      data: { action: 'get', data: { taskId: idOf(1) } },
    });
    expect(mini.requests[0]).toMatchObject({ method: 'CLOUD', url: '/tasks/get', code: 'ok' });
    expect([mini.problems, mini.unknownCalls]).toEqual([[], []]);
  });

  it('is told of nobody in the single page of Moments', async () => {
    const sent: Sent[] = [];
    const mini = await open(
      answering((call) => {
        sent.push(call);
        return found();
      }),
      'chen',
      1154,
    );
    await mini.waitFor('展会引导员 1');
    expect(sent.map(({ person }) => person)).toEqual(sent.map(() => undefined));
  });

  it('answers as WeChat does', async () => {
    await open(answering(found));
    expect(await wx().cloud.callFunction({ name: 'tasks', data: { action: 'get' } })).toEqual({
      ...found(),
      errMsg: 'cloud.callFunction:ok',
    });
    await launchMini({ backend: answering(found), root: 'preview/fixture' });
    await expect(wx().cloud.callFunction({ name: 'tasks' })).rejects.toEqual({
      errCode: -1,
      errMsg:
        "cloud.callFunction:fail Error: errMsg: Cloud API isn't enabled, please call wx.cloud.init first",
    });
    wx().cloud.init();
    await expect(wx().cloud.callFunction({})).rejects.toMatchObject({ errCode: -401_003 });
  });

  const texts = [
    [-504_002, 'Error: errCode: -504002 functions execute fail | errMsg: Error: x', '服务开小差了'],
    [-504_003, 'Error: errCode: -504003 Invoking task timed out after 20 seconds', '网络较慢'],
    [
      -404_011,
      'Error: errCode: -404011 cloud function execution error | errMsg: service error code -504003',
      '网络较慢',
    ],
    [-501_004, 'Error: errCode: -501004 resource concurrency limit exceeded', '当前操作人数较多'],
    [-1, 'Error: errMsg: request:fail net::ERR_INTERNET_DISCONNECTED', '网络不可用'],
  ] as const;

  it.each(texts)('says of %s, in words for people: %s', async (errCode, reason, said) => {
    const mini = await open(answering(() => ({ errCode, reason })));
    await mini.waitFor(said);
    expect(mini.problems).toEqual([]);
  });
});
