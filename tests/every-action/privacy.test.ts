import { MAIN_APP } from '../../local/sandbox/apps';
import { findPerson, people } from '../../local/sandbox/people';
import { openidOf, unionidOf } from '../../local/sandbox/wechat/identity';
import { identities } from '../../shared/collections/accounts';
import type { MemoryStore } from '../../shared/store/memory/memory-store';
import { groupSettings } from '../support/data/group-settings';
import { serviceClient } from '../support/data/service-client';
import { openTask } from '../support/data/tasks';
import { createInspectableSystem, documentsIn } from '../support/system/inspectable-system';
import { type Actor, type Answer, acceptAll, newKey, type TestSystem } from '../support/system/test-system';

/** Who takes part; each binds under their legal name, gives their phone and has an e-mail as Alipay account. */
const cast = ['lin', 'chen', 'wang', 'zhao', 'he', 'feng', 'crowd-7'].flatMap((key) => findPerson(key) ?? []);

let system: TestSystem;
let raw: MemoryStore;
/** Errors as they went out, and every token that was given to somebody. */
const errors: string[] = [];
const tokens: string[] = [];

const keep = (answer: Answer): Answer => {
  if (!answer.ok) errors.push(JSON.stringify(answer.error));
  return answer;
};

async function signIn(person: string): Promise<Actor> {
  const code = system.sandbox.loginCode(person);
  const answer = keep(await system.stranger.call('account/login', { code, accepted: acceptAll }));
  const { session, profile } = answer.data;
  tokens.push(session.accessToken, session.refreshToken, session.refreshToken.split('.').at(-1));
  return system.actor(profile.accountId, session.accessToken);
}

const bindingOf = (key: string, alipayLogonId: string) => ({
  channel: 'alipay',
  realName: findPerson(key)?.legalName,
  alipayLogonId,
  loginCode: system.sandbox.loginCode(key),
  idempotencyKey: newKey(),
});

/** Everything that one person may do with what is personal. */
async function settleIn({ key, birthDate, alipayLogonId, phone }: (typeof cast)[number]): Promise<Actor> {
  const me = await signIn(key);
  await me.get('account/updateProfile', { nickname: `用户${key.length}`, birthDate, cityCode: '370200' });
  await me.get('account/bindPhone', { code: system.sandbox.phoneCode(key) });
  await me.get('payouts/bindAccount', bindingOf(key, alipayLogonId));
  await me.get('payouts/bindAccount', bindingOf(key, phone));
  const loginCode = system.sandbox.loginCode(key);
  const wallet = {
    channel: 'wechat',
    realName: findPerson(key)?.legalName,
    loginCode,
    idempotencyKey: newKey(),
  };
  await me.get('payouts/bindAccount', wallet);
  for (const read of ['account/me', 'account/loginRecords', 'payouts/accounts']) await me.get(read);
  return me;
}

/** The same personal values in calls that fail, in every place that people might put them. */
async function fail(me: Actor, key: string): Promise<void> {
  const person = findPerson(key);
  if (!person) throw new Error(`nobody called ${key}`);
  const { phone, legalName, alipayLogonId, birthDate } = person;
  const openid = openidOf(key, MAIN_APP.appId);
  const inputs: readonly (readonly [string, unknown])[] = [
    ['payouts/bindAccount', bindingOf(key, alipayLogonId)],
    ['payouts/bindAccount', { ...bindingOf(key, alipayLogonId), realName: '别的名字' }],
    ['payouts/bindAccount', { ...bindingOf(key, alipayLogonId), realName: `${legalName}${phone}` }],
    ['payouts/bindAccount', { ...bindingOf(key, `${alipayLogonId} ${phone}`) }],
    ['payouts/bindAccount', { ...bindingOf(key, 'x@example.com'), loginCode: openid }],
    [
      'payouts/bindAccount',
      { ...bindingOf(key, 'y@example.com'), loginCode: system.sandbox.loginCode('li') },
    ],
    ['payouts/setDefault', { payoutAccountId: alipayLogonId }],
    ['account/updateProfile', { nickname: `${phone}赌博` }],
    ['account/updateProfile', { birthDate: '2090-01-01' }],
    ['account/updateProfile', { birthDate: `${birthDate}${phone}` }],
    ['account/bindPhone', { code: phone }],
    ['account/login', { code: openid, share: phone, accepted: [{ id: legalName, version: phone }] }],
    ['account/login', { code: system.sandbox.loginCode(key), accepted: [{ id: legalName, version: phone }] }],
    ['account/refresh', { refreshToken: `${openid}.${phone}` }],
    ['orders/signUp', { taskId: phone, termsVersion: 1, idempotencyKey: `${phone}${phone}` }],
    ['orders/get', { orderId: openid }],
    ['tasks/find', { city: legalName, sort: alipayLogonId, cursor: openid }],
    ['tasks/find', { city: '370200', sort: 'newest', cursor: `${phone}${legalName}` }],
    ['sharing/openShare', { share: '' }],
    ['account/me', `{"phone":"${phone}", "openid":"${openid}`],
  ];
  for (const [action, input] of inputs) expect(keep(await me.call(action, input)).ok).toBe(false);
  const forged = system.actor(me.accountId, `${openid}.${phone}.x`);
  keep(await forged.call('account/me'));
}

async function failAtWeChat(me: Actor, key: string): Promise<void> {
  const faults = ['http-500', 'garbage', 'fail'] as const;
  for (const fault of faults) {
    system.sandbox.addFault({ endpoint: 'code2session', fault });
    keep(await me.call('payouts/bindAccount', bindingOf(key, 'z@example.com')));
    system.sandbox.addFault({ endpoint: 'getuserphonenumber', fault });
    keep(await me.call('account/bindPhone', { code: system.sandbox.phoneCode(key) }));
    system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode: 40_013 });
    keep(await system.stranger.call('account/login', { code: system.sandbox.loginCode(key) }));
  }
  expect(system.logs.some((line) => line.includes('INTERNAL'))).toBe(true);
}

const groupAddress = '20011112222@chatroom';

/** A bot that reads the feed and shares into a group, with its key told and mistold. */
async function shareInGroup(bot: Actor, taskId: string): Promise<void> {
  const { group } = await bot.get('groups/save', groupSettings('wechaty', groupAddress));
  const { groupId } = group;
  await bot.get('groups/enqueue', { posts: [{ groupId, taskId }] });
  const token = bot.token ?? '';
  tokens.push(token, token.split('_').at(-1) ?? '');
  for (const wrong of [`${token}x`, token.slice(1), ` ${token}`, `${token}.a.b`]) {
    for (const action of ['groups/list', 'account/me']) keep(await system.actor('', wrong).call(action));
  }
  keep(await bot.call('account/me'));
  keep(await bot.call('groups/acknowledge', { receipt: token }));
  await bot.get('groups/card', { groupId, taskId, withLink: true });
}

async function work(zhao: Actor, others: readonly Actor[]): Promise<void> {
  const first = await openTask(system, zhao, { places: 2 });
  const reviewed = await openTask(system, zhao, { admission: 'reviewed' });
  const shared = await zhao.get('sharing/createShare', { taskId: first });
  for (const [at, who] of others.entries()) {
    keep(await who.call('sharing/openShare', { share: shared.shareId }));
    keep(
      await who.call('orders/signUp', {
        taskId: first,
        share: shared.shareId,
        termsVersion: 1,
        idempotencyKey: newKey(),
      }),
    );
    const { order } = await who.get('orders/signUp', {
      taskId: reviewed,
      termsVersion: 1,
      idempotencyKey: newKey(),
    });
    const { orderId } = order;
    if (at % 2) await zhao.get('publishing/refuse', { orderId, reason: '名额已满，下次再约' });
    else await zhao.get('publishing/admit', { orderId });
    keep(await who.call('orders/withdraw', { orderId }));
  }
  await zhao.get('publishing/applicants', { taskId: first });
  await zhao.get('publishing/closeTask', { taskId: first });
  await system.timer('tick');
  for (const who of others) await who.get('messages/notices', {});
}

beforeAll(async () => {
  ({ system, raw } = await createInspectableSystem());
  const actors = new Map<string, Actor>();
  await system.signIn('li', 'browse');
  for (const person of cast) actors.set(person.key, await settleIn(person));
  const bot = await serviceClient(system, 'bot');
  const zhao = await system.publisher('zhao');
  await zhao.get('account/updateProfile', { nickname: '店长' });
  const workers = [...actors].filter(([key]) => key !== 'zhao');
  const template = system.ports.settings.subscribeTemplates.orderResult ?? '';
  for (const [key] of workers) {
    system.sandbox.grantSubscribeCredit(key, template, key === 'lin' ? 1 : 3);
  }
  system.sandbox.addFault({ endpoint: 'subscribe_send', fault: 'http-500', times: 2 });
  await shareInGroup(bot, await openTask(system, zhao));
  await work(
    zhao,
    workers.map(([, who]) => who),
  );
  await bot.get('groups/events', { limit: 50 });
  for (const [key, who] of workers) await fail(who, key);
  for (const [key, who] of workers.slice(0, 2)) await failAtWeChat(who, key);
  for (const [, who] of workers) await who.get('account/logout');
});
afterAll(() => system.close());

/** What must be found nowhere, by what it is. */
const secrets = [...people, ...cast].flatMap((person) => {
  const { key, phone, legalName, alipayLogonId } = person;
  const unionid = unionidOf(person, MAIN_APP);
  return [
    ['phone', phone],
    ['legal name', legalName],
    ['e-mail', alipayLogonId],
    ['openid', openidOf(key, MAIN_APP.appId)],
    ...(unionid === undefined ? [] : [['unionid', unionid]]),
  ].map(([what, secret]) => ({ of: key, what, secret: secret ?? '' }));
});

/** Which secrets stand in a text, and what stands before them. */
const found = (text: string) =>
  secrets
    .filter(({ secret }) => text.includes(secret))
    .map(
      ({ of, what, secret }) => `${what} of ${of} after ${text.slice(0, text.indexOf(secret)).slice(-60)}`,
    );

test('the journey had something to hide', () => {
  expect(errors.length).toBeGreaterThan(100);
  expect(system.logs.length).toBeGreaterThan(150);
});

test('WeChat took the messages of those who wanted them', () => {
  const refused = system.sandbox.weChatCalls().filter(({ errcode, fault, endpoint }) => {
    const isExpected = errcode === 0 || errcode === 43_101 || fault !== null;
    return endpoint === 'subscribe_send' && !isExpected;
  });
  expect(refused.map(({ errcode }) => errcode)).toEqual([]);
  expect(system.sandbox.weChatMessages().length).toBeGreaterThan(2);
});

test('the log holds nobody’s phone, legal name, openid, unionid or e-mail', () => {
  expect(found(system.logs.join('\n'))).toEqual([]);
});

test('the log holds no token, no address of a caller, no device and no secret of ours', () => {
  const log = system.logs.join('\n');
  for (const secret of [...tokens, '203.0.113.9', 'jest', MAIN_APP.secret, groupAddress])
    expect(log).not.toContain(secret);
});

test('error answers hold nobody’s phone, legal name, openid, unionid or e-mail', () => {
  expect(found(errors.join('\n'))).toEqual([]);
});

test('documents hold nobody’s phone, legal name, openid, unionid, e-mail or birth date in plain text', () => {
  const documents = JSON.stringify(raw.snapshot());
  expect(found(documents)).toEqual([]);
  for (const { birthDate } of cast) expect(documents).not.toContain(birthDate);
  for (const secret of [...tokens, '203.0.113.9', 'jest']) expect(documents).not.toContain(secret);
});

test('a person who only browses leaves a keyed hash and nothing else', () => {
  const browsing = documentsIn(raw, identities).filter((identity) => !('openid' in identity));
  expect(browsing).toHaveLength(1);
  expect(Object.keys(browsing[0] ?? {}).sort()).toEqual(['accountId', 'appId', 'createdAtMs', 'id']);
});

test('every log line is one JSON object with action, duration, outcome and correlation id', () => {
  const lines = system.logs.map((line) => {
    expect(line).not.toContain('\n');
    return JSON.parse(line) as Record<string, unknown>;
  });
  const metrics = lines.filter((line) => 'metric' in line);
  for (const metric of metrics) expect(Object.keys(metric).sort()).toEqual(['level', 'metric', 'value']);
  const incomplete = lines
    .filter((line) => !metrics.includes(line))
    .filter(({ action, durationMs, outcome, correlationId, at, level }) => {
      const texts = [action, outcome, correlationId, at, level];
      return texts.some((field) => typeof field !== 'string') || !Number.isInteger(durationMs);
    })
    .map((line) =>
      Object.entries(line)
        .map(([field, value]) => `${field}: ${typeof value}`)
        .join(', '),
    );
  expect([...new Set(incomplete)]).toEqual([]);
});
