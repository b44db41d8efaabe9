import { findPerson } from '../../local/sandbox/people';
import { accounts } from '../../shared/collections/accounts';
import { cancellations } from '../../shared/collections/cancellations';
import { collections } from '../../shared/collections/collections';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import type { MemoryStore } from '../../shared/store/memory/memory-store';
import { agreeTo } from '../../tests/support/data/consents';
import { bindAccount, givePayable, setUpRails } from '../../tests/support/data/payable';
import { uploadedPicture } from '../../tests/support/data/pictures';
import { settledWork } from '../../tests/support/data/settled-work';
import { openTask } from '../../tests/support/data/tasks';
import { createInspectableSystem, documentsIn } from '../../tests/support/system/inspectable-system';
import { type Actor, acceptAll, newKey, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let raw: MemoryStore;
let lin: Actor;
let zhao: Actor;
beforeEach(async () => {
  ({ system, raw } = await createInspectableSystem());
  lin = await system.signIn('lin');
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const leave = (who: Actor, person: string) =>
  who.call('privacy/askToLeave', { loginCode: system.sandbox.loginCode(person) });
/** By WeChat's word alone, whoever that makes them. */
async function login(person: string): Promise<Actor> {
  const asked = { code: system.sandbox.loginCode(person), accepted: acceptAll };
  const { session, profile } = await system.stranger.get('account/login', asked);
  return system.actor(profile.accountId, session.accessToken);
}
const standing = async (who: Actor) => (await who.get('privacy/cancellation')).cancellation;

/** What the law keeps, and what goes by itself after its time. */
const retained = new Set([
  ...['workerIdentities', 'payouts', 'payoutAccounts', 'fundings', 'refunds', 'charges', 'paperRequests'],
  ...['platformEvents', 'loginRecords'],
]);

/** All documents as use cases read them, by collection. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const texts = collections.map(async (of): Promise<[string, string]> => {
    const ids = documentsIn(raw, of).map(({ id }) => String(id));
    const docs = await Promise.all(ids.map((id) => system.ports.store.get(of, id)));
    return [of.name, JSON.stringify(docs)];
  });
  return new Map(await Promise.all(texts));
}

/** Where each value stands, as `value: collection`. */
async function placesOf(values: readonly string[]): Promise<string[]> {
  const texts = [...(await everything())];
  return values.flatMap((value) =>
    texts.filter(([, text]) => text.includes(value)).map(([name]) => `${value}: ${name}`),
  );
}

const note = '周末都有空，会骑电动车';

/** Everything that somebody leaves behind; nothing of it is open in the end, but money that is not drawn. */
async function live(): Promise<string[]> {
  const me = findPerson('lin');
  if (!me) throw new Error('nobody called lin');
  await lin.get('account/updateProfile', { nickname: '骑车的小林', cityCode: '310100' });
  await lin.get('account/bindPhone', { code: system.sandbox.phoneCode('lin') });
  await agreeTo(lin, 'home');
  await lin.get('account/setHome', { longitude: 120.41, latitude: 36.07 });
  await lin.get('account/setAvatar', { pictureId: await uploadedPicture(system, lin, 'avatar') });
  const taskId = await openTask(system, zhao);
  const { order } = await lin.get('orders/signUp', {
    taskId,
    termsVersion: 1,
    note,
    idempotencyKey: newKey(),
  });
  await lin.get('orders/withdraw', { orderId: order.orderId });
  await lin.get('sharing/createShare', { taskId });
  await setUpRails(system);
  await settledWork(system, lin, 'lin');
  await bindAccount(system, lin, 'lin', { realName: me.legalName, alipayLogonId: me.alipayLogonId });
  return [
    ...['骑车的小林', note, '120.41', me.birthDate, me.phone, me.legalName, me.alipayLogonId],
    ...[me.identityNumber, system.sandbox.openid('lin')],
  ];
}

test('given a life with the platform, when its person leaves, then nothing of it is found outside what the law keeps, and a login is somebody new', async () => {
  const values = await live();
  const stood = await placesOf(values);
  for (const value of values) expect(stood.join()).toContain(`${value}: `);
  expect((await leave(lin, 'lin')).error).toMatchObject({
    code: 'CANCELLATION_HINDERED',
    details: { hurdles: ['undrawn-income'] },
  });
  expect((await standing(lin)).hurdles).toMatchObject([
    { title: '有没提取的收入', page: '/pages/income/index' },
  ]);
  await lin.get('payouts/request', { idempotencyKey: newKey() });
  const before = await standing(lin);
  expect(before.hurdles).toEqual([]);
  expect(before.kept.map(({ keptFor }: { keptFor: string }) => keptFor)).toEqual(['trade', 'tax']);
  expect(before.kept[1].what).toContain('实名信息');
  expect(before.erased).toEqual(expect.arrayContaining(['通知', '履约记录']));

  const { endsAtMs } = (await leave(lin, 'lin')).data;
  expect(endsAtMs).toBe(system.clock.nowMs() + 7 * dayMs);
  system.clock.pass(7 * dayMs - hourMs);
  lin = await login('lin');
  await system.timer('tick');
  expect((await standing(lin)).status).toBe('asked');
  const old = lin.accountId;
  system.clock.pass(hourMs);
  await system.timer('tick');
  await system.timer('tick');

  expect((await system.ports.store.get(cancellations, old))?.status).toBe('done');
  const left = (await placesOf(values)).filter((place) => !retained.has(place.split(': ')[1] ?? ''));
  expect(left).toEqual([]);
  expect([...system.files.keys()].filter((key) => key.startsWith('pictures/'))).toEqual([]);
  expect(system.logs.join('\n')).not.toContain(note);
  expect((await lin.call('account/me')).error?.code).toBe('SESSION_EXPIRED');
  const again = await login('lin');
  expect(again.accountId).not.toBe(old);
  expect((await again.get('account/me')).profile).not.toHaveProperty('phone');
  await bindAccount(system, again, 'lin', { realName: '林晓彤', alipayLogonId: 'lin@example.com' });

  system.clock.pass(12 * 366 * dayMs);
  await system.timer('tick');
  expect(await system.ports.store.get(cancellations, old)).toBeUndefined();
  expect(await system.ports.store.get(accounts, old)).toBeUndefined();
  expect(await placesOf([findPerson('lin')?.identityNumber ?? ''])).toEqual([]);
});

test('given somebody who is leaving, then nothing new is begun, and they can come back until the day, as they were', async () => {
  expect((await lin.call('privacy/comeBack')).error?.code).toBe('CANCELLATION_OVER');
  const taskId = await openTask(system, zhao);
  const { endsAtMs } = (await leave(lin, 'lin')).data;
  system.clock.pass(dayMs);
  lin = await login('lin');
  expect((await leave(lin, 'lin')).data).toMatchObject({ status: 'asked', endsAtMs });
  const signUp = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  expect((await lin.call('orders/signUp', signUp)).error?.code).toBe('ACCOUNT_LEAVING');
  await system.timer('tick');
  const { notices } = await lin.get('messages/notices', {});
  expect(notices[0]).toMatchObject({ title: '账号正在注销', page: 'pages/settings/leave' });
  expect((await lin.get('account/me')).profile.leavesAtMs).toBe(endsAtMs);
  for (let times = 0; times < 2; times += 1)
    expect((await lin.get('privacy/comeBack')).status).toBe('withdrawn');
  expect((await lin.get('account/me')).profile.leavesAtMs).toBeUndefined();
  await lin.get('orders/signUp', signUp);
  system.clock.pass(8 * dayMs);
  await system.timer('tick');
  lin = await login('lin');
  expect((await lin.get('account/me')).profile.nickname).toBeDefined();
});

test('given something that comes up meanwhile, when the day is there, then the account stays, and its person is told', async () => {
  await leave(lin, 'lin');
  await givePayable(system, lin.accountId, 100);
  system.clock.pass(7 * dayMs);
  await system.timer('tick');
  await system.timer('tick');
  const back = await login('lin');
  expect(back.accountId).toBe(lin.accountId);
  expect(await standing(back)).toMatchObject({ status: 'stopped' });
  expect(
    (await back.get('messages/notices', {})).notices.map(({ title }: { title: string }) => title),
  ).toContain('账号没有注销');
});

test('given a publisher, when a task is open, or money of one is not back, then it stands in the way', async () => {
  const taskId = await openTask(system, zhao);
  expect((await leave(zhao, 'zhao')).error?.details).toEqual({ hurdles: ['open-task'] });
  await zhao.get('publishing/closeTask', { taskId });
  expect((await leave(zhao, 'zhao')).error?.details).toEqual({ hurdles: ['funds-to-return'] });
  const stranger = await leave(lin, 'zhao');
  expect(stranger.error?.code).toBe('WECHAT_IDENTITY_MISMATCH');
});
