import { shares } from '../../shared/collections/sharing';
import { draftTask, openTask } from '../../tests/support/data/tasks';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';
import { weChatFaults } from '../../tests/support/system/wechat-faults';

let system: TestSystem;
let zhao: Actor;
let lin: Actor;
let taskId: string;
beforeEach(async () => {
  system = await createTestSystem();
  [zhao, lin] = [await system.publisher('zhao'), await system.signIn('lin', 'consented')];
  taskId = await openTask(system, zhao);
});
afterEach(() => system.close());

const share = (who = lin, of = taskId) => who.call('sharing/createShare', { taskId: of });
const pngMagic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const drawn = () => system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'getwxacodeunlimit');

test('given an open task, when it is shared, then there are a card with its pay, a path and a code image', async () => {
  const { data } = await share();
  const { shareId } = data;
  expect(data).toEqual({
    shareId: expect.stringMatching(/^\w{16}$/),
    title: '200元/天 · 台东步行街传单派发',
    path: `pages/task/index?id=${taskId}&share=${shareId}`,
    codeUrl: expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1(:\\d+)?/\\w+/codes/${shareId}\\.png`)),
  });
  expect([...(system.files.get(`codes/${shareId}.png`) ?? []).slice(0, 8)]).toEqual(pngMagic);
  expect(drawn()[0]?.body).toMatchObject({ scene: shareId, page: 'pages/task/index' });
  expect(await system.ports.store.get(shares, shareId)).toEqual({
    id: shareId,
    taskId,
    accountId: lin.accountId,
    openings: 0,
    signUps: 0,
    codeKey: `codes/${shareId}.png`,
    createdAtMs: system.clock.nowMs(),
  });
});

test('given a share, when it is made again, also at once, then it is the same one and drawn no more', async () => {
  const [one, other] = await Promise.all([share(), share()]);
  // An address is signed anew each time, and a conflict between the two passes time.
  const unsigned = (data: { codeUrl: string }) => ({ ...data, codeUrl: data.codeUrl.split('?')[0] });
  expect(unsigned(one?.data)).toEqual(unsigned(other?.data));
  const times = drawn().length;
  system.clock.pass(1_000);
  const again = (await share()).data;
  expect({ ...again, codeUrl: one?.data.codeUrl }).toEqual(one?.data);
  expect(drawn()).toHaveLength(times);
  expect(system.files.size).toBe(1);
});

test('given two people and two tasks, when they share, then every share is its own and tells nothing of them', async () => {
  const chen = await system.signIn('chen', 'consented');
  const other = await openTask(system, zhao);
  const made = [await share(lin), await share(chen), await share(lin, other)].map(({ data }) => data.shareId);
  expect(new Set(made).size).toBe(3);
  for (const id of made) expect([lin.accountId, chen.accountId, taskId, other]).not.toContain(id);
});

test.each(weChatFaults)(
  'given that WeChat %s, when shared, then without a code, which comes later',
  async (_does, fault) => {
    system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', ...fault });
    const without = await share();
    expect(without.ok).toBe(true);
    expect(without.data).not.toHaveProperty('codeUrl');
    expect(without.data.path).toContain(without.data.shareId);
    expect(system.files.size).toBe(0);
    system.sandbox.clearFaults();
    const later = await share();
    expect(later.data).toEqual({ ...without.data, codeUrl: expect.stringContaining(without.data.shareId) });
  },
);

test('given openings counted while the code is drawn, when it is stored, then none is lost', async () => {
  system.sandbox.addFault({ endpoint: 'getwxacodeunlimit', fault: 'http-500' });
  const { data } = await share();
  const chen = await system.signIn('chen', 'browse');
  await chen.get('sharing/openShare', { share: data.shareId });
  await Promise.all([share(), system.timer('tick')]);
  expect(await system.ports.store.get(shares, data.shareId)).toMatchObject({
    openings: 1,
    codeKey: expect.any(String),
  });
});

test('given a draft, a closed task or none, when it is shared, then it is refused', async () => {
  const draft = await draftTask(system, zhao);
  expect(await share(zhao, draft)).toMatchObject({ status: 404, error: { code: 'TASK_NOT_FOUND' } });
  expect((await share(lin, '0000000000000000')).error?.code).toBe('TASK_NOT_FOUND');
  await zhao.get('publishing/closeTask', { taskId });
  expect(await share()).toMatchObject({ status: 409, error: { code: 'TASK_CLOSED' } });
  expect(drawn()).toEqual([]);
});

test('given a stranger, a person who only browses and a suspended one, when they share, then refused', async () => {
  expect((await share(system.stranger)).error?.code).toBe('NOT_SIGNED_IN');
  expect((await share(await system.signIn('chen', 'browse'))).error?.code).toBe('CONSENT_REQUIRED');
  await system.changeAccount(lin.accountId, { status: 'suspended' });
  expect((await share()).error?.code).toBe('ACCOUNT_SUSPENDED');
});
