import { strFromU8, unzipSync } from 'fflate';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { settledWork } from '../../tests/support/data/settled-work';
import { type Actor, createTestSystem, type TestSystem } from '../../tests/support/system/test-system';

let system: TestSystem;
let lin: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  lin = await system.signIn('lin');
});
afterEach(() => system.close());

const copy = (who: Actor, person: string) =>
  who.call('privacy/copy', { loginCode: system.sandbox.loginCode(person) });
const keys = () => [...system.files.keys()].filter((key) => key.startsWith('copies/'));

test('given somebody with work and a name, when they ask for a copy, then all of it is there to read, for a day, and nobody else gets it', async () => {
  await lin.get('account/updateProfile', { nickname: '<b>小林</b>' });
  await lin.get('account/bindPhone', { code: system.sandbox.phoneCode('lin') });
  await settledWork(system, lin, 'lin');
  expect((await copy(lin, 'chen')).error?.code).toBe('WECHAT_IDENTITY_MISMATCH');
  const { file, madeAtMs, expiresAtMs } = (await copy(lin, 'lin')).data;
  expect(file.name).toMatch(/^我的信息副本-20\d\d-\d\d-\d\d\.zip$/);
  expect(expiresAtMs - madeAtMs).toBe(dayMs);
  const [key = ''] = keys();
  expect(file.url).toContain(key);
  expect(key).not.toContain(lin.accountId);

  const parts = unzipSync(system.files.get(key) ?? new Uint8Array());
  const data = JSON.parse(strFromU8(parts['data.json'] ?? new Uint8Array()));
  expect(data.accounts).toMatchObject([
    { nickname: '<b>小林</b>', phone: expect.stringMatching(/^1\d{10}$/) },
  ]);
  expect(data.workerIdentities).toMatchObject([
    { legalName: '林晓彤', idNumber: expect.stringMatching(/^\d{17}/) },
  ]);
  expect(data.ledgerEntries.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toMatch(/refreshHash|personKey/);
  const page = strFromU8(parts['index.html'] ?? new Uint8Array());
  expect(page).toContain('<dt>真实姓名</dt><dd>林晓彤</dd>');
  expect(page).toContain('&lt;b&gt;小林&lt;/b&gt;');
  expect(page).not.toContain('<b>小林');

  // Once a day: the same one, at a fresh address; what was lost before it was put there is made again.
  expect((await copy(lin, 'lin')).data).toMatchObject({ madeAtMs });
  (system.files as Map<string, Uint8Array>).delete(key);
  await copy(lin, 'lin');
  expect(keys()).toEqual([key]);
  system.clock.pass(dayMs);
  await system.timer('tick');
  expect(keys()).toEqual([]);
});

test('given a copy that lies ready, when its person leaves, then it is gone on the day', async () => {
  const loginCode = () => system.sandbox.loginCode('lin');
  await lin.get('privacy/askToLeave', { loginCode: loginCode() });
  system.clock.pass(7 * dayMs - 1);
  const { session } = await system.stranger.get('account/login', { code: loginCode() });
  await copy(system.actor(lin.accountId, session.accessToken), 'lin');
  expect(keys()).toHaveLength(1);
  system.clock.pass(1);
  await system.timer('tick');
  expect(keys()).toEqual([]);
});
