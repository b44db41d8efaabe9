import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { lambdaContext } from '../local/lambda-event';
import type { Backend } from './backend';

/** One call to measure. */
export interface Call {
  readonly action: string;
  readonly input: object;
  readonly token?: string;
}

/** Calls a function with an event as API Gateway sends it; the body of its answer. Throws when it is refused. */
export async function callOnce({ functions }: Backend, { action, input, token }: Call): Promise<string> {
  const [feature = ''] = action.split('/');
  const served = functions.http.get(feature);
  if (!served) throw new Error(`no feature ${feature}`);
  const event = {
    rawPath: `/${action}`,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
    isBase64Encoded: false,
    requestContext: { http: { method: 'POST', sourceIp: '203.0.113.9' } },
  } as unknown as APIGatewayProxyEventV2;
  const { statusCode, body = '' } = await served(event, lambdaContext(feature));
  if (statusCode !== 200) throw new Error(`${action}: ${body}`);
  return body;
}

const concurrency = 8;

/** Makes the calls, eight at once. */
async function callAll(backend: Backend, calls: readonly Call[]): Promise<void> {
  const left = [...calls];
  const caller = async () => {
    for (let call = left.pop(); call; call = left.pop()) await callOnce(backend, call);
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** An instance in the cloud serves thousands of calls; the compiler needs some hundreds to get going. */
export const warmUpRounds = 10;

/** Median CPU of this process per call, in ms, over rounds of calls. */
export async function cpuPerCall(backend: Backend, rounds: readonly (readonly Call[])[]): Promise<number> {
  for (const calls of rounds.slice(0, warmUpRounds)) await callAll(backend, calls);
  const perCall: number[] = [];
  for (const calls of rounds.slice(warmUpRounds)) {
    const before = process.cpuUsage();
    await callAll(backend, calls);
    const { user, system } = process.cpuUsage(before);
    perCall.push((user + system) / 1000 / calls.length);
  }
  return median(perCall);
}
