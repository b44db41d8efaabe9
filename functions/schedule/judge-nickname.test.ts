import { accounts } from '../../shared/collections/accounts';
import { deadlines } from '../../shared/collections/deadlines';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const fault = (times: number) =>
  system.sandbox.addFault({ endpoint: 'msg_sec_check', fault: 'errcode', errcode: 48001, times });

/** A nickname that WeChat cannot judge, and a while later. */
async function takeUnjudged(nickname: string): Promise<void> {
  fault(1);
  await lin.get('account/updateProfile', { nickname, birthDate: '1998-03-12' });
  system.clock.pass(10 * minuteMs);
}
const stored = () => system.ports.store.get(accounts, lin.accountId);
const waiting = () => system.ports.store.get(deadlines, `nickname:${lin.accountId}`);
/** Due things, then what they told. */
const run = async () => {
  await system.timer('tick');
  await system.timer('tick');
};
const asked = () =>
  system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'msg_sec_check').length;

test('given a nickname that WeChat could not judge, when it objects later, then it goes and its person is told', async () => {
  await takeUnjudged('低俗小王');
  expect(await stored()).toMatchObject({ nickname: '低俗小王' });
  await run();
  expect(await stored()).not.toHaveProperty('nickname');
  expect((await lin.get('account/me', {})).profile).toMatchObject({ complete: false });
  const { notices } = await lin.get('messages/notices', {});
  expect(notices).toMatchObject([
    { kind: 'account', title: '昵称未通过审核', page: 'pages/settings/profile', read: false },
  ]);
  expect(await waiting()).toBeUndefined();
});

test('given such a nickname, when WeChat passes it later, then it stays and nobody is told', async () => {
  await takeUnjudged('小林');
  await run();
  expect(await stored()).toMatchObject({ nickname: '小林' });
  expect((await lin.get('messages/notices', {})).notices).toEqual([]);
  expect(await waiting()).toBeUndefined();
});

test('given such a nickname, when WeChat still cannot judge it, then it is asked once more', async () => {
  await takeUnjudged('低俗小王');
  fault(1);
  await run();
  expect(await stored()).toMatchObject({ nickname: '低俗小王' });
  expect(await waiting()).toMatchObject({ tries: 1 });
  system.clock.pass(2 * minuteMs);
  await run();
  expect(await stored()).not.toHaveProperty('nickname');
});

test('given another nickname that passed meanwhile, when it is judged again, then it stays', async () => {
  await takeUnjudged('低俗小王');
  await lin.get('account/updateProfile', { nickname: '小林' });
  await run();
  expect(await stored()).toMatchObject({ nickname: '小林' });
});

test('given a nickname that WeChat judged at once, then it is not asked again', async () => {
  await lin.get('account/updateProfile', { nickname: '小林' });
  const before = asked();
  system.clock.pass(10 * minuteMs);
  await run();
  expect([asked(), await waiting()]).toEqual([before, undefined]);
});
