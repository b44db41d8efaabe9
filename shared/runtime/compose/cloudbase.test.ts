import { cloudbasePorts } from './cloudbase';
import { cloudbaseSettingNames } from './cloudbase-environment';

const key = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill).toString('base64');

const whole: Readonly<Record<string, string>> = {
  TENCENTCLOUD_SECRETID: 'AKIDEXAMPLE',
  TENCENTCLOUD_SECRETKEY: 'example-secret-key',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'jiedan-test-1a2b3c',
  CLOUDBASE_ENV: 'jiedan-test-1a2b3c',
  STORAGE_ID_PREFIX: 'cloud://jiedan-test-1a2b3c.6a69-jiedan-test-1a2b3c-1250000000',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  HASH_KEY: key(2),
  VAULT_KEYS: `1:${key(3)},2:${key(4)}`,
};
const fromCloud = ['TENCENTCLOUD_RUNENV', 'TENCENTCLOUD_REGION', 'SCF_NAMESPACE'];
const demanded = Object.keys(whole).filter((name) => !fromCloud.includes(name));

const own = { ...process.env };
const given = (env: Readonly<Record<string, string>>) => {
  process.env = { ...env };
};
afterAll(() => {
  process.env = own;
});

/** What a function says that does not start. */
async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
  given(env);
  try {
    await cloudbasePorts();
  } catch (error) {
    return String(error);
  }
  return 'it started';
}

/** Names of secrets and settings may be told; what they are may not. */
const expectNoValues = (text: string, env: Readonly<Record<string, string>>) => {
  for (const value of Object.values(env)) if (value.length > 3) expect(text).not.toContain(value);
};

test.each(demanded)('without %s a function does not start, and says which is missing', async (name) => {
  const said = await refusal(Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name)));
  expect(demanded.filter((other) => said.includes(other))).toEqual([name]);
  expectNoValues(said, whole);
});

test.each([
  ['CLOUDBASE_ENV', 'Not An Environment'],
  ['STORAGE_ID_PREFIX', 'https://files.example.com'],
  ['STORAGE_ID_PREFIX', 'cloud://jiedan-test-1a2b3c'],
  ['WECHAT_APP_ID', 'wx-not-an-app-id'],
  ['HASH_KEY', key(5, 16)],
  ['HASH_KEY', '{{env.HASH_KEY}}'],
  ['VAULT_KEYS', key(5)],
  ['VAULT_KEYS', `1:${key(5, 31)}`],
  ['ACCEPT_DEVTOOLS', 'true'],
])('with a wrong %s a function does not start, and does not show it', async (name, value) => {
  const env = { ...whole, [name]: value };
  const said = await refusal(env);
  expect(said).toContain(name);
  expectNoValues(said, env);
});

test('without anything, everything that is missing is named at once', async () => {
  const said = await refusal({});
  for (const name of demanded) expect(said).toContain(name);
});

test('what an operator sets is known by name', () => {
  expect([...cloudbaseSettingNames].sort()).toEqual(
    [
      ...demanded.filter((name) => !name.startsWith('TENCENT')),
      'BANK_ACCOUNT',
      'TEMPLATE_ACCEPTANCE',
      'TEMPLATE_ORDER_CHANGE',
      'TEMPLATE_ORDER_RESULT',
      'TEMPLATE_WORK_REMINDER',
      'WECHAT_PUSH_KEY',
      'WECHAT_PUSH_TOKEN',
      'CATALOGUE_MEGABYTES',
      'IDENTITY_SECRET_ID',
      'IDENTITY_SECRET_KEY',
      'RATES',
      'UNVERIFIED_LIMITS',
      'ACCEPT_DEVTOOLS',
      'ALARM_ROBOT_KEY',
    ].sort(),
  );
});

test('a function starts once, when everything is there', async () => {
  given({ ...whole, TEMPLATE_ORDER_RESULT: 'template-1', ACCEPT_DEVTOOLS: 'yes' });
  const ports = await cloudbasePorts();
  expect(ports.wechat.appId).toBe(whole.WECHAT_APP_ID);
  expect(ports.settings.subscribeTemplates).toEqual({ orderResult: 'template-1' });
  expect(ports.sources).toEqual(['wx_client', 'wx_devtools']);
  expect(await ports.tokens.verify('whatever.it.is')).toBeUndefined();
  given({});
  expect(await cloudbasePorts()).toBe(ports);
});

test('a setting that the command line left open is not set', async () => {
  const open = { TEMPLATE_ORDER_RESULT: '', ACCEPT_DEVTOOLS: '{{env.ACCEPT_DEVTOOLS}}' };
  await jest.isolateModulesAsync(async () => {
    const { cloudbasePorts: fresh } = await import('./cloudbase');
    given({ ...whole, ...open });
    const { settings, sources } = await fresh();
    expect([settings.subscribeTemplates, sources]).toEqual([{}, ['wx_client']]);
  });
});

test('only the mini-program itself is let in unless the environment says otherwise', async () => {
  await jest.isolateModulesAsync(async () => {
    const { cloudbasePorts: fresh } = await import('./cloudbase');
    given(whole);
    expect((await fresh()).sources).toEqual(['wx_client']);
  });
});
