import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { handler as account } from '../functions/account/handler';
import { isTimerFunction, serverlessFunction } from '../scripts/aws/functions';
import { functionNames, platformFunctions } from '../scripts/functions';
import { contract } from '../shared/contract/contract';
import { timerFeatures } from '../shared/contract/timers';
import { environmentNames } from '../shared/runtime/compose/aws-environment';

const yaml = readFileSync('serverless.yml', 'utf8');

/** As much of an HTTP API's event as the functions read. */
const lambdaEvent = (rawPath: string) =>
  ({
    rawPath,
    headers: {},
    requestContext: { http: { method: 'POST', sourceIp: '' } },
    isBase64Encoded: false,
  }) as unknown as APIGatewayProxyEventV2;

const declared = Object.keys(contract).map((name) => ({ name, made: serverlessFunction(name) }));

test('every feature has its handler, and nothing else is deployed', () => {
  expect(functionNames()).toEqual([...Object.keys(contract), ...platformFunctions].sort());
});

test.each(declared)('$name deploys its own bundle under its own role', ({ name, made }) => {
  expect(made).toMatchObject({
    handler: `dist/${name}/handler.handler`,
    package: { patterns: [`dist/${name}/**`] },
    role: `${name.charAt(0).toUpperCase()}${name.slice(1)}Role`,
  });
});

test('a feature is behind its route, timers run by the clock', () => {
  expect(serverlessFunction('orders')).toMatchObject({ events: [{ httpApi: 'POST /orders/{action}' }] });
  expect(serverlessFunction('callbacks')).toMatchObject({
    events: [{ httpApi: 'POST /callbacks/{platform}' }, { httpApi: 'GET /callbacks/{platform}' }],
  });
  expect(serverlessFunction('schedule')).toMatchObject({
    events: [{ schedule: { rate: 'rate(1 minute)', input: { action: 'tick' } } }],
  });
});

test('the features that the clock alone calls are those of the contract', () => {
  const timers = Object.keys(contract).filter(isTimerFunction);
  expect([...timerFeatures].sort()).toEqual(timers.sort());
});

test('the environment has every name that the composition reads', () => {
  // Lambda itself gives the region.
  for (const name of environmentNames.filter((each) => each !== 'AWS_REGION')) {
    expect(yaml).toContain(`    ${name}:`);
  }
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
