import { identityIdOf } from '../../../shared/application/account/wechat-identity';
import { accounts, identities } from '../../../shared/collections/accounts';
import { hourMs, shanghaiDate } from '../../../shared/domain/calendar/calendar';
import { interruptedStore } from '../../../tests/support/stores/interrupted-store';
import { testByCode } from '../../../tests/support/system/by-code';
import { callOver } from '../../../tests/support/system/call-over';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { unansweredChecks, weChatFaults } from '../../../tests/support/system/wechat-faults';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin', 'consented');
});
afterEach(() => system.close());

const update = (changes: object) => lin.call('account/updateProfile', changes);
const stored = () => system.ports.store.get(accounts, lin.accountId);
const moderated = () =>
  system.sandbox.weChatCalls().filter(({ endpoint }) => endpoint === 'msg_sec_check').length;

test('when nickname, city and birth date are told, then they are kept and the profile is complete', async () => {
  const changes = { nickname: ' 小林同学 ', cityCode: '370200', birthDate: '1998-03-12' };
  const answer = await update(changes);
  expect(answer.data.profile).toMatchObject({
    ...changes,
    nickname: '小林同学',
    initials: '小',
    complete: true,
  });
  expect(await stored()).toMatchObject({ nickname: '小林同学', cityCode: '370200', birthDate: '1998-03-12' });
});

test('when a nickname comes with what draws nothing, and over two lines, then what was meant is kept', async () => {
  await update({ nickname: '\u202e小\u200b林\n👨‍👩‍👧\u2060' });
  expect(await stored()).toMatchObject({ nickname: '小林 👨‍👩‍👧' });
});

test('when the same is told again, then the answer is the same and WeChat is not asked again', async () => {
  const changes = { nickname: '小林', birthDate: '1998-03-12' };
  const first = await update(changes);
  system.clock.pass(1_000);
  const again = await update(changes);
  expect(again.data).toEqual(first.data);
  expect(moderated()).toBe(1);
});

test('when only the city changes, then the rest stays and WeChat is not asked', async () => {
  await update({ nickname: '小林' });
  await update({ cityCode: '110100' });
  expect(await stored()).toMatchObject({ nickname: '小林', cityCode: '110100' });
  expect(moderated()).toBe(1);
});

test.each([
  ['接单官方客服', '名称不得冒充官方或客服'],
  ['小林 138-0013-8000', '名称不得含电话或账号'],
  ['台东三路77号', '名称不得含地址'],
  ['兼职日结找我', '名称不得含广告或联系方式'],
])(
  'when the nickname is %s, then it is said why it is none, and WeChat is not asked',
  async (nickname, problem) => {
    const before = await stored();
    const asked = moderated();
    expect(await update({ nickname })).toMatchObject({
      status: 422,
      error: { code: 'CONTENT_REJECTED', details: { problems: [{ path: 'nickname', problem }] } },
    });
    expect(moderated()).toBe(asked);
    expect(await stored()).toEqual(before);
  },
);

test.each(['赌博达人', '低俗小王'])(
  'when WeChat objects to the nickname %s, then nothing is written',
  async (nickname) => {
    const before = await stored();
    const answer = await update({ nickname, cityCode: '110100', birthDate: '1998-03-12' });
    expect(answer).toMatchObject({ status: 422, error: { code: 'CONTENT_REJECTED' } });
    expect(await stored()).toEqual(before);
  },
);

const admitted = () => system.changeAccount(lin.accountId, { firstAdmittedAtMs: system.clock.nowMs() });

test('given nobody admitted them yet, when another birth date is told, then it is corrected', async () => {
  await update({ birthDate: '2012-03-12' });
  const { data } = await update({ birthDate: '1998-03-12' });
  expect(data.profile).toMatchObject({ birthDate: '1998-03-12', birthDateFixed: false });
  expect(await stored()).toMatchObject({ birthDate: '1998-03-12' });
});

test('given an admission, when another birth date is told, then BIRTH_DATE_FIXED and the first one stays', async () => {
  await update({ birthDate: '1998-03-12' });
  await admitted();
  const answer = await update({ birthDate: '1990-01-01', cityCode: '110100' });
  expect(answer).toMatchObject({ status: 409, error: { code: 'BIRTH_DATE_FIXED' } });
  expect(await stored()).toMatchObject({ birthDate: '1998-03-12' });
  expect(await stored()).not.toHaveProperty('cityCode');
  const { data } = await update({ birthDate: '1998-03-12', cityCode: '110100' });
  expect(data.profile.birthDateFixed).toBe(true);
});

test('given an admission while the date is corrected, when both happen at once, then the date that counted stays', async () => {
  await update({ birthDate: '1998-03-12' });
  const store = interruptedStore(system.ports.store, accounts, lin.accountId, admitted);
  const answer = await callOver(system, { store }).call(lin, 'account/updateProfile', {
    birthDate: '1990-01-01',
  });
  expect(answer.error?.code).toBe('BIRTH_DATE_FIXED');
  expect(await stored()).toMatchObject({ birthDate: '1998-03-12' });
});

test('when the birth date is in the future or over a hundred years ago, then it is refused', async () => {
  const year = Number(shanghaiDate(system.clock.nowMs()).slice(0, 4));
  const tomorrow = shanghaiDate(system.clock.nowMs() + 24 * hourMs);
  for (const birthDate of [
    tomorrow,
    `${year - 102}-01-01`,
    '2026-02-30',
    '1998-13-01',
    '98-01-01',
    '1898-01-01',
  ]) {
    expect(await update({ birthDate })).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT' } });
  }
  expect(await stored()).not.toHaveProperty('birthDate');
  expect((await update({ birthDate: `${year - 100}-01-01` })).ok).toBe(true);
});

test.each([
  ['an unknown city', { cityCode: '999999' }],
  ['nothing', {}],
  ['an empty nickname', { nickname: '   ' }],
  ['a nickname that is too long', { nickname: '长'.repeat(21) }],
  ['a nickname that nobody sees', { nickname: '\u3164\u115f\u2800' }],
  ['a nickname with a control character', { nickname: '小\u0007林' }],
  ['a field that is not theirs to set', { nickname: '小林', roles: ['operator'] }],
])('when %s is told, then the input is refused', async (_what, changes) => {
  expect((await update(changes)).error?.code).toBe('INVALID_INPUT');
  expect(moderated()).toBe(0);
});

test.each([...weChatFaults, ...unansweredChecks])(
  'when WeChat %s and cannot judge the nickname, then it is taken all the same, and the log says why',
  async (_does, fault) => {
    system.sandbox.addFault({ endpoint: 'msg_sec_check', ...fault });
    expect(await update({ nickname: '小林' })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ nickname: '小林' });
    const lines = system.logs.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ fault: 'wechat', endpoint: 'msg_sec_check' }));
  },
);

testByCode(
  'given a person WeChat has not seen for two hours, when the nickname changes, then a new login is asked',
  async () => {
    const { session } = await system.stranger.get('account/login', { code: system.sandbox.loginCode('lin') });
    system.clock.pass(3 * hourMs);
    const refreshed = await system.stranger.get('account/refresh', { refreshToken: session.refreshToken });
    const later = system.actor(lin.accountId, refreshed.session.accessToken);
    const answer = await later.call('account/updateProfile', { nickname: '小林' });
    expect(answer).toMatchObject({
      status: 401,
      error: { code: 'SESSION_EXPIRED', details: { needs: 'login' } },
    });
    // As the client does by itself.
    const anew = await system.stranger.get('account/login', { code: system.sandbox.loginCode('lin') });
    const again = system.actor(lin.accountId, anew.session.accessToken);
    expect(await again.call('account/updateProfile', { nickname: '小林' })).toMatchObject({ ok: true });
  },
);

test('given an identity without its openid, when the nickname changes, then a new login is asked for', async () => {
  await system.ports.store.transact(async (tx) => {
    const identity = await tx.get(identities, identityIdOf(system.ports, system.sandbox.openid('lin')));
    if (!identity) throw new Error('no identity');
    const { openid: _openid, ...without } = identity;
    tx.update(identities, without);
  });
  expect((await update({ nickname: '小林' })).error?.code).toBe('SESSION_EXPIRED');
});

test('given a stranger and a person who only browses, when they update a profile, then they are refused', async () => {
  const input = { cityCode: '110100' };
  expect((await system.stranger.call('account/updateProfile', input)).error?.code).toBe('NOT_SIGNED_IN');
  const chen = await system.signIn('chen', 'browse');
  expect((await chen.call('account/updateProfile', input)).error?.code).toBe('CONSENT_REQUIRED');
});
