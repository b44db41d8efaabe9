import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { handler as account } from '../functions/account/handler';
import { functionNames } from '../scripts/functions';
import { contract } from '../shared/contract/contract';

const yaml = readFileSync('serverless.yml', 'utf8');

/** As much of an HTTP API's event as the functions read. */
const lambdaEvent = (rawPath: string) =>
  ({
    rawPath,
    headers: {},
    requestContext: { http: { method: 'POST', sourceIp: '' } },
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2;

/** The lines under a top-level key. */
const section = (key: string): string =>
  new RegExp(`^${key}:\\n((?: .*\\n|\\n)+)`, 'm').exec(yaml)?.[1] ?? '';

/** The body of each function, by name. */
const functions = new Map(
  section('functions')
    .split(/^(?= {2}\w+:)/m)
    .flatMap((block): [string, string][] => {
      const name = /^ {2}(\w+):/.exec(block)?.[1];
      return name ? [[name, block]] : [];
    }),
);

const features = Object.entries(contract).map(([name, actions]) => ({
  name,
  body: functions.get(name) ?? '',
  timers: Object.values(actions).filter(({ access }) => access === 'timer'),
}));

test('every feature and every handler is deployed, and nothing else', () => {
  const names = [...functions.keys()].sort();
  expect(names).toEqual(Object.keys(contract).sort());
  expect(names).toEqual(functionNames());
});

test.each(features)('$name deploys its own bundle only', ({ name, body }) => {
  expect(body).toContain(`handler: dist/${name}/handler.handler`);
  expect(body).toContain(`patterns: ['dist/${name}/**']`);
});

test.each(features.filter(({ timers }) => timers.length === 0))(
  '$name is behind its route',
  ({ name, body }) => {
    expect(body).toContain(`httpApi: 'POST /${name}/{action}'`);
  },
);

test.each(features.filter(({ timers }) => timers.length > 0))(
  '$name runs by the clock, every action of it, and has no route',
  ({ body, timers }) => {
    expect([...body.matchAll(/action: (\w+)/g)].map(([, action]) => action)).toEqual(
      timers.map(({ name }) => name),
    );
    expect(body).not.toContain('httpApi');
  },
);

test('the environment has every name that the composition reads', () => {
  const source = readFileSync('shared/runtime/compose-aws.ts', 'utf8');
  const block = /const environment = z\.object\(\{([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
  const names = [...block.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  expect(names).toContain('TABLE_PREFIX');
  // Lambda itself gives the region.
  for (const name of names.filter((known) => known !== 'AWS_REGION')) expect(yaml).toContain(`    ${name}:`);
});

test('the deployed composition answers a call', async () => {
  const key = Buffer.alloc(32).toString('base64');
  jest.replaceProperty(process, 'env', {
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    TABLE_PREFIX: 'none-',
    FILES_BUCKET: 'none',
    WECHAT_APP_ID: 'wx0000000000000000',
    WECHAT_SECRET: 'none'.repeat(8),
    SESSION_KEY: key,
    HASH_KEY: key,
    VAULT_KEYS: `1:${key}`,
  });
  // As a real stream does: what the log line returns must not become the answer.
  const log = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const answer = await account(lambdaEvent('/account/agreements'), { awsRequestId: 'r' } as Context);
  expect(log).toHaveBeenCalledTimes(1);
  jest.restoreAllMocks();
  expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('"ok":true') });
});

test('packaging needs no account: no variable asks AWS', () => {
  expect(yaml).not.toMatch(/\$\{(aws|ssm|s3|cf):/);
});

test('logs are kept for six months or more', () => {
  expect(Number(/logRetentionInDays: (\d+)/.exec(yaml)?.[1])).toBeGreaterThanOrEqual(180);
});
