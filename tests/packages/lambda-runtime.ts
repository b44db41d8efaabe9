import { createRequire } from 'node:module';
import { join } from 'node:path';
import { playCloudHosts } from './cloud-hosts';
import { aheadHeader, putForward } from './process-clock';

/**
 * A process of Lambda, for one function: it takes events from the Runtime API, one at a time, and hands back what the
 * handler answers or throws. Source: AWS Lambda, Using the Lambda runtime API. AWS's own client compiles native
 * code as it is installed, which this project does not run.
 */
async function main(): Promise<void> {
  const {
    AWS_LAMBDA_RUNTIME_API,
    LAMBDA_TASK_ROOT = '',
    _HANDLER = '',
    AWS_LAMBDA_FUNCTION_NAME,
  } = process.env;
  const hosts: Readonly<Record<string, string>> = JSON.parse(process.argv[2] ?? '{}');
  const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
  const { fetch } = globalThis;
  playCloudHosts((hostname) => hosts[hostname]);
  const post = (path: string, value: unknown) =>
    fetch(`${api}/${path}`, { method: 'POST', body: JSON.stringify(value) ?? 'null' });
  const errorOf = (error: unknown) => ({
    errorType: error instanceof Error ? error.name : 'unknown',
    errorMessage: String(error),
    trace: error instanceof Error ? error.stack?.split('\n') : [],
  });
  const at = _HANDLER.lastIndexOf('.');
  let handler: (event: unknown, context: object) => Promise<unknown>;
  try {
    const load = createRequire(join(LAMBDA_TASK_ROOT, 'index.js'));
    handler = load(join(LAMBDA_TASK_ROOT, `${_HANDLER.slice(0, at)}.cjs`))[_HANDLER.slice(at + 1)];
  } catch (error) {
    await post('init/error', errorOf(error));
    process.exit(1);
  }
  for (;;) {
    const next = await fetch(`${api}/invocation/next`);
    putForward(Number(next.headers.get(aheadHeader)));
    const awsRequestId = next.headers.get('lambda-runtime-aws-request-id') ?? '';
    const deadlineMs = Number(next.headers.get('lambda-runtime-deadline-ms'));
    const context = {
      awsRequestId,
      functionName: AWS_LAMBDA_FUNCTION_NAME,
      invokedFunctionArn: next.headers.get('lambda-runtime-invoked-function-arn'),
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    };
    try {
      await post(`invocation/${awsRequestId}/response`, await handler(await next.json(), context));
    } catch (error) {
      await post(`invocation/${awsRequestId}/error`, errorOf(error));
    }
  }
}

void main();
