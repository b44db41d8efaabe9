import { defaultRates } from '../../domain/limits/rates';
import { awsPorts } from './aws';

const key = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill).toString('base64');

const whole: Readonly<Record<string, string>> = {
  AWS_REGION: 'cn-northwest-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example-secret-access-key',
  TABLE_PREFIX: 'jiedan-test-',
  FILES_BUCKET: 'jiedan-files',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'example-wechat-secret-0123',
  SESSION_KEY: key(1),
  HASH_KEY: key(2),
  VAULT_KEYS: `1:${key(3)},2:${key(4)}`,
};

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
    await awsPorts();
  } catch (error) {
    return String(error);
  }
  return 'it started';
}

const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));

/** Names of secrets and settings may be told; what they are may not. */
const expectNoValues = (text: string, env: Readonly<Record<string, string>>) => {
  for (const value of Object.values(env)) if (value.length > 3) expect(text).not.toContain(value);
};

/** Lambda itself gives a function these. */
const fromLambda = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];

test.each(fromLambda)('without %s a function does not start', async (name) => {
  const said = await refusal(without(name));
  expect(said).toContain('AWS credentials');
  expectNoValues(said, whole);
});

const settings = Object.keys(whole).filter((name) => !fromLambda.includes(name));

test.each(settings)('without %s a function does not start, and says which is missing', async (name) => {
  const said = await refusal(without(name));
  expect(said).toContain(name);
  expect(Object.keys(whole).filter((other) => said.includes(other))).toEqual([name]);
  expectNoValues(said, whole);
});

test.each([
  ['SESSION_KEY', key(5, 31)],
  ['SESSION_KEY', 'not base64 at all!'],
  ['HASH_KEY', key(5, 16)],
  ['VAULT_KEYS', key(5)],
  ['VAULT_KEYS', `1:${key(5, 31)}`],
  ['VAULT_KEYS', `1:${key(5)},2:${key(6, 24)}`],
  ['VAULT_KEYS', `one:${key(5)}`],
  ['WECHAT_APP_ID', 'wx-not-an-app-id'],
  ['WECHAT_SECRET', 'short-secret'],
  ['VAULT_KMS_KEY', 'alias/jiedan'],
  ['AWS_REGION', ''],
  ['TABLE_PREFIX', ''],
])('with a wrong %s a function does not start, and does not show it', async (name, value) => {
  const env = { ...whole, [name]: value };
  const said = await refusal(env);
  expect(said).toContain(name);
  expectNoValues(said, env);
});

test('without anything, everything that is missing is named at once', async () => {
  const said = await refusal({});
  for (const name of settings) expect(said).toContain(name);
});

test('a master key in KMS takes the place of vault keys in the environment', async () => {
  const kms = { ...without('VAULT_KEYS'), VAULT_KMS_KEY: 'arn:aws-cn:kms:cn-northwest-1:1:key/k' };
  const said = await refusal({ ...kms, SESSION_KEY: '' });
  expect(said).toContain('SESSION_KEY');
  expect(said).not.toContain('VAULT');
});

test.each([
  '',
  'binding',
  'binding=0/60',
  'binding=1/0',
  'nothing=1/60',
  'binding=1/60,',
  'binding=1/60;login=1/60',
])('how often people may call is not %p', async (RATES) => {
  expect(await refusal({ ...whole, RATES })).toContain('RATES');
});

test.each(['', 'tasks', 'tasks=0', 'tasks=2,', 'people=3', 'yuan=2000.5'])(
  'what unverified publishers may publish is not %p',
  async (UNVERIFIED_LIMITS) => {
    expect(await refusal({ ...whole, UNVERIFIED_LIMITS })).toContain('UNVERIFIED_LIMITS');
  },
);

test('a function starts once, when everything is there', async () => {
  given({
    ...whole,
    TEMPLATE_ORDER_RESULT: 'template-1',
    CATALOGUE_MEGABYTES: '800',
    RATES: 'binding=20/3600,address=6000/30',
    UNVERIFIED_LIMITS: 'yuan=5000,tasks=3',
  });
  const ports = await awsPorts();
  expect(ports.wechat.appId).toBe(whole.WECHAT_APP_ID);
  expect(ports.settings).toEqual({
    subscribeTemplates: { orderResult: 'template-1' },
    catalogueMegabytes: 800,
    unverified: { tasksAtOnce: 3, places: 5, costFen: 500_000 },
  });
  expect(ports.rates).toEqual({
    ...defaultRates,
    binding: { calls: 20, perMs: 3_600_000 },
    address: { calls: 6_000, perMs: 30_000 },
  });
  given({});
  expect(await awsPorts()).toBe(ports);
});
