import { pushedRequest } from '../../local/sandbox/wechat/push';
import { contract } from '../../shared/contract/contract';
import type { LambdaPackage, PackagedFunction } from './lambda-package';
import type { Lambdas } from './lambdas';
import { packagePush } from './package-secrets';

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly stage?: string;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** An event as an HTTP API makes it (payload format 2.0); a field that has nothing to say is not there. */
function apiEvent({
  method = 'POST',
  path,
  stage = '$default',
  body,
  isBase64Encoded,
  headers,
  query,
}: Asked): object {
  const userAgent = 'packages';
  const own = {
    host: 'api.example.cn',
    'user-agent': userAgent,
    'x-forwarded-for': '203.0.113.9',
    ...headers,
  };
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: query ?? '',
    headers: own,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.cn',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent },
      requestId: 'request',
      routeKey: `${method} ${path}`,
      stage,
      time: '26/Nov/2026:12:00:00 +0000',
      timeEpoch: Date.now(),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: isBase64Encoded ?? false,
  };
}

interface Answered {
  readonly statusCode?: number;
  readonly body?: string;
}

/** What a function does at its door, said as sentences where it is wrong. */
type Ask = (asked: Asked) => Promise<Answered>;

const json = { 'content-type': 'application/json' };

/** What nobody may change about any call: each way of sending the same is answered the same. */
async function featureProblems(name: string, ask: Ask): Promise<string[]> {
  const problems: string[] = [];
  const expect = async (what: string, asked: Asked, ...statuses: readonly (number | undefined)[]) => {
    const { statusCode } = await ask(asked);
    if (!statuses.includes(statusCode))
      problems.push(`${name}, ${what}: ${statusCode} in place of ${statuses.join(' or ')}`);
  };
  const actions = Object.keys(Object.entries(contract).find(([feature]) => feature === name)?.[1] ?? {});
  for (const action of actions) {
    const path = `/${name}/${action}`;
    const { statusCode = 0 } = await ask({ path, headers: json, body: '{}' });
    if (statusCode >= 500) problems.push(`${path}: ${statusCode} to a stranger`);
  }
  const path = `/${name}/${actions[0]}`;
  const { statusCode: usual } = await ask({ path, headers: json, body: '{}' });
  const encoded = Buffer.from('{}').toString('base64');
  await expect('no body', { path }, usual);
  await expect('no body in base64', { path, isBase64Encoded: true }, usual);
  await expect('base64', { path, headers: json, body: encoded, isBase64Encoded: true }, usual);
  await expect(
    'stage in the path',
    { path: `/prod${path}`, stage: 'prod', headers: json, body: '{}' },
    usual,
  );
  for (const method of ['HEAD', 'OPTIONS', 'GET']) await expect(method, { method, path }, 405);
  await expect('an unknown action', { path: `/${name}/constructor`, headers: json, body: '{}' }, 404);
  await expect('no action', { path: `/${name}` }, 404);
  await expect('no JSON', { path, headers: json, body: '{' }, 400);
  await expect('bytes that are no text', { path, headers: json, body: '/w==', isBase64Encoded: true }, 400);
  await expect('another type', { path, headers: { 'content-type': 'text/xml' }, body: '<a/>' }, 415);
  await expect('too much', { path, headers: json, body: `"${'x'.repeat(100 * 1024)}"` }, 413);
  return problems;
}

/** What platforms, and those who pretend to be one, are told. */
async function platformProblems(name: string, ask: Ask): Promise<string[]> {
  const problems: string[] = [];
  for (const platform of ['wechat', 'wechatPay', 'alipay'])
    for (const [asked, expected] of [
      [{ body: '{}', headers: json }, 403],
      [{ body: Buffer.from('a=b').toString('base64'), isBase64Encoded: true }, 403],
      [{}, 403],
      [{ method: 'GET', query: 'echostr=1&signature=0&timestamp=1&nonce=1' }, 405],
      [{ method: 'HEAD' }, 405],
      [{ method: 'OPTIONS' }, 405],
    ] as const) {
      const { statusCode } = await ask({ path: `/${name}/${platform}`, ...asked });
      if (statusCode !== expected)
        problems.push(`${platform}, ${JSON.stringify(asked)}: ${statusCode} in place of ${expected}`);
    }
  const { statusCode } = await ask({ path: `/${name}/nobody`, body: '{}' });
  return statusCode === 404 ? problems : [...problems, `a platform that nobody knows: ${statusCode}`];
}

/** WeChat looks whether the address is ours, as its console does when the address is saved. */
export async function greetingProblems(lambdas: Lambdas): Promise<string[]> {
  const { query } = pushedRequest(packagePush, {}, Math.floor(Date.now() / 1_000));
  const asked = { ...query, echostr: '4375120948345356249' };
  const greeting = apiEvent({
    method: 'GET',
    path: '/callbacks/wechat',
    query: new URLSearchParams(asked).toString(),
  });
  const { statusCode, body } = (await (await lambdas.of('callbacks')).invoke(greeting)) as Answered;
  return statusCode === 200 && body === asked.echostr ? [] : [`WeChat's greeting is answered ${statusCode}`];
}

async function timerProblems({ name, timers }: PackagedFunction, lambdas: Lambdas): Promise<string[]> {
  const lambda = await lambdas.of(name);
  const problems: string[] = [];
  for (const event of timers)
    await lambda.invoke(event).catch((error: Error) => problems.push(`the clock: ${error.message}`));
  const unknown = await lambda.invoke({ action: 'constructor' }).then(
    () => `${name} answers a timer that nobody declared`,
    () => undefined,
  );
  return unknown === undefined ? problems : [...problems, unknown];
}

/** A line that is no JSON is nothing that an alarm or a query finds. */
const logProblems = (name: string, lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    try {
      const { level, outcome } = JSON.parse(line);
      return outcome === 'NOT_STARTED' || level === undefined ? [`${name} writes ${line}`] : [];
    } catch {
      return [`${name} writes a line that is no JSON: ${line.slice(0, 80)}`];
    }
  });

/** Knocks at every door of every function of a package; what is wrong, a sentence each. */
export async function lambdaDoorProblems(packaged: LambdaPackage, lambdas: Lambdas): Promise<string[]> {
  const problems: string[] = [];
  for (const own of packaged.functions) {
    const { name, routes, timers } = own;
    const lambda = await lambdas.of(name);
    const ask: Ask = async (asked) => (await lambda.invoke(apiEvent(asked))) as Answered;
    if (routes.length === 0 && timers.length === 0) problems.push(`${name} has no door`);
    if (timers.length > 0) problems.push(...(await timerProblems(own, lambdas)));
    else if (routes.some((route) => route.includes('{platform}')))
      problems.push(...(await platformProblems(name, ask)));
    else problems.push(...(await featureProblems(name, ask)));
    problems.push(...logProblems(name, lambda.lines));
  }
  return problems;
}
