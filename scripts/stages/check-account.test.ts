import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cloudbaseSettingNames } from '../../shared/runtime/compose/cloudbase-environment';
import { TencentError } from '../cloudbase/tencent-api';
import type { Answered } from './answers';
import { awsParameterNames, parseStage } from './aws-stage';
import { checkAwsAccount } from './check-aws-account';
import { checkCloudbaseAccount } from './check-cloudbase-account';
import { settingsProblems } from './cloudbase-stage';

const key = Buffer.alloc(32, 7).toString('base64');
const plain = Object.fromEntries(awsParameterNames.map((name) => [name, null]));
const region = 'cn-northwest-1';
const certificate = `arn:aws-cn:acm:${region}:123456789012:certificate/1a2b`;

function stageOf(given: object) {
  const { stage } = parseStage({ ...plain, alarmEmail: 'night@example.cn', ...given });
  if (!stage) throw new Error('no stage');
  return () => stage;
}

const secret = {
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'x'.repeat(32),
  SESSION_KEY: key,
  HASH_KEY: key,
};

/** An account as its services answer, by the operation or path that is called. */
const account = {
  GetCallerIdentity: '<Arn>arn:aws-cn:iam::123456789012:user/night</Arn>',
  'secretsmanager.GetSecretValue': { SecretString: JSON.stringify(secret) },
  'CertificateManager.DescribeCertificate': {
    Certificate: { Status: 'ISSUED', DomainName: '*.example.cn', SubjectAlternativeNames: [] },
  },
  DescribeStacks: undefined,
  'DynamoDB_20120810.ListTables': { TableNames: [] },
  '/2016-08-19/account-settings/': {
    AccountLimit: { ConcurrentExecutions: 1_000 },
  },
  '/account': { throttleSettings: { rateLimit: 10_000, burstLimit: 5_000 } },
};

const newAccount = {
  '/2016-08-19/account-settings/': { AccountLimit: { ConcurrentExecutions: 10 } },
};

async function asked(
  stage: object,
  answers: Readonly<Record<string, unknown>> = {},
): Promise<readonly Answered[]> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const action = new URLSearchParams(Buffer.concat(chunks).toString()).get('Action');
    const name = action ?? request.headers['x-amz-target'] ?? request.url ?? '';
    const answer: unknown = { ...account, ...answers }[String(name)];
    if (answer === undefined) response.writeHead(400).end('<Code>ValidationError</Code>');
    else response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = { region, endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
  const answered = await checkAwsAccount('prod', place, stageOf(stage));
  server.close();
  return answered;
}

const first = { tableProtection: false, domain: 'api.example.cn', certificate };
const problems = (answers: readonly Answered[]) =>
  answers.filter(({ result }) => result === 'problem').flatMap(({ says }) => says);

test('an account that is ready has no problem', async () => {
  const answers = await asked(first);
  expect(problems(answers)).toEqual([]);
  expect(answers.map(({ result }) => result)).toEqual(Array(6).fill('ok'));
});

test.each<[what: string, stage: object, answers: object, said: string]>([
  [
    'a field of the secret',
    {},
    { 'secretsmanager.GetSecretValue': { SecretString: '{"HASH_KEY":"short"}' } },
    'HASH_KEY is not of its form',
  ],
  ['a field that an option needs', { messagePush: 'yes' }, {}, 'WECHAT_PUSH_TOKEN is missing'],
  ['another domain', { domain: 'api.other.cn' }, {}, 'not of api.other.cn'],
  ['another region', { certificate: certificate.replace(region, 'cn-north-1') }, {}, `not of ${region}`],
  [
    'tables that survived',
    {},
    { 'DynamoDB_20120810.ListTables': { TableNames: ['jiedan-prod-orders'] } },
    '1 of its tables',
  ],
  [
    'a stack that failed',
    {},
    { DescribeStacks: '<StackStatus>ROLLBACK_COMPLETE</StackStatus>' },
    'delete it first',
  ],
  ['protected tables at first', { tableProtection: null }, {}, '"tableProtection": false'],
  [
    'room that a new account’s Lambda does not keep',
    { drainAtOnce: 1 },
    newAccount,
    'Lambda runs 10 at once',
  ],
  [
    'more calls than the account has',
    { callsPerSecond: 20_000, callsAtOnce: 20_000 },
    {},
    'the account has 10000/s',
  ],
  [
    'an account of the other partition',
    {},
    { GetCallerIdentity: '<Arn>arn:aws:iam::1:user/a</Arn>' },
    'is no account of',
  ],
])('%s is told', async (_what, stage, answers, said) => {
  expect(
    problems(await asked({ ...first, ...stage }, answers as Record<string, unknown>)).join('; '),
  ).toContain(said);
});

test('without credentials, and where nobody answers, it says what it could not ask', async () => {
  const offline = await checkAwsAccount('prod', undefined, stageOf(first));
  expect(offline.map(({ result }) => result)).toEqual(['ok', ...Array(5).fill('unasked')]);
  const place = {
    region,
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const unreached = await checkAwsAccount('prod', place, stageOf(first));
  expect(unreached.map(({ result }) => result)).toEqual(['ok', ...Array(5).fill('unasked')]);
});

const settings = {
  ...Object.fromEntries(cloudbaseSettingNames.map((name) => [name, ''])),
  CLOUDBASE_ENV: 'jiedan-prod-1a2b3c',
  STORAGE_ID_PREFIX: 'cloud://jiedan-prod-1a2b3c.6a69-jiedan-1250000000',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  HASH_KEY: key,
  VAULT_KEYS: `1:${key}`,
};

test('settings of CloudBase: every name stands there, no other, and pairs are whole', () => {
  expect(settingsProblems(settings)).toEqual([]);
  const { RATES, ...withoutRates } = settings as Record<string, string>;
  expect(RATES).toBe('');
  expect(settingsProblems({ ...withoutRates, RATE: '', WECHAT_PUSH_TOKEN: 'abc', HASH_KEY: '' })).toEqual([
    'RATES is missing: leave it empty where it is not used',
    'RATE is no setting',
    'WECHAT_PUSH_TOKEN and WECHAT_PUSH_KEY belong together',
    'missing or invalid environment: HASH_KEY',
  ]);
});

test('an environment of CloudBase is held against its settings', async () => {
  const answers = (Bucket: string) => async (action: string) => {
    if (action === 'DescribeTable') throw new TencentError(action, 'ResourceNotFound', 'Table not exist');
    return { EnvList: [{ EnvId: settings.CLOUDBASE_ENV, Status: 'NORMAL', Storages: [{ Bucket }] }] };
  };
  const read = () => ({ settings });
  const ready = await checkCloudbaseAccount('prod', answers('6a69-jiedan-1250000000'), read);
  expect(problems(ready)).toEqual([]);
  const other = await checkCloudbaseAccount('prod', answers('other'), read);
  expect(problems(other)).toEqual(['STORAGE_ID_PREFIX is not cloud://jiedan-prod-1a2b3c.other']);
  const offline = await checkCloudbaseAccount('prod', undefined, read);
  expect(offline.map(({ result }) => result)).toEqual(['ok', 'unasked', 'unasked', 'unasked']);
});

test('a new account is no problem where no room is kept, and is told all the same', async () => {
  const answered = await asked(first, newAccount);
  expect(problems(answered)).toEqual([]);
  expect(JSON.stringify(answered)).toContain('Lambda runs 10 at once in this account: ask for 1,000');
});
