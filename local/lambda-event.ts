import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

/** API Gateway's own limit is 10 MB; ours is far below it, so that a laptop is not filled up either. */
const maxRequestBytes = 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    // What is beyond the limit is read and dropped: the function refuses by size, over a whole connection.
    if (size <= maxRequestBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('base64');
}

/** An HTTP request as API Gateway's HTTP API (payload format 2.0) hands it to a Lambda function. */
export async function toLambdaEvent(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
  const method = request.method ?? 'GET';
  const nowMs = Date.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date(nowMs).toISOString(),
      timeEpoch: nowMs,
    },
    body: await bodyOf(request),
    isBase64Encoded: true,
  };
}

/** Nobody ends a function here: a slow machine is no fault, and calls to the outside have limits of their own. */
const functionTimeoutMs = 24 * 3_600_000;

/** What Lambda tells a function about its call. */
export const lambdaContext = (functionName: string): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws-cn:lambda:local:000000000000:function:${functionName}`,
  memoryLimitInMB: '512',
  awsRequestId: randomUUID(),
  logGroupName: functionName,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => functionTimeoutMs,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

/** Sends a function's result as API Gateway does. Lambda itself hands it on as JSON, which leaves a text as it is. */
export function sendResult(
  response: ServerResponse,
  { body, ...result }: APIGatewayProxyStructuredResultV2,
): void {
  const { statusCode, headers, isBase64Encoded, cookies }: Omit<APIGatewayProxyStructuredResultV2, 'body'> =
    JSON.parse(JSON.stringify(result));
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (cookies) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode ?? 200);
  response.end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'));
}
