import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { dynamoEndpoint, environmentCredentials, httpSend } from './http-send';

const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'session' };

async function serving<T>(listener: RequestListener, work: (endpoint: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const timeouts = fakeTimeouts();
const sendTo = (endpoint: string) =>
  httpSend({ endpoint, region: 'cn-northwest-1', credentials: () => credentials, timeouts });

describe('httpSend', () => {
  it('signs requests with the session token', async () => {
    let headers: Record<string, unknown> = {};
    const answer = await serving(
      (request, response) => {
        headers = request.headers;
        response.end('{"Item":{"id":{"S":"a"}}}');
      },
      (endpoint) => sendTo(endpoint)('GetItem', { TableName: 'x' }),
    );
    expect(answer).toEqual({ Item: { id: { S: 'a' } } });
    expect(headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-security-token': 'session',
      'content-type': 'application/x-amz-json-1.0',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/cn-northwest-1\/dynamodb\/aws4_request, SignedHeaders=[\w;-]*x-amz-security-token[\w;-]*, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  it.each([
    [
      400,
      '{"__type":"com.amazonaws#ThrottlingException","message":"slow"}',
      { code: 'ThrottlingException', status: 400 },
    ],
    [500, '<html>', { code: 'UnreadableAnswer', status: 500 }],
    [200, '{"cut', { code: 'UnreadableAnswer', status: 0 }],
    [503, '{}', { code: 'UnknownError', status: 503 }],
  ])('tells what was wrong: %i %s', async (status, body, expected) => {
    const call = serving(
      (_, response) => response.writeHead(status).end(body),
      (endpoint) => sendTo(endpoint)('GetItem', {}),
    );
    await expect(call).rejects.toMatchObject({ name: 'DynamoError', ...expected });
  });

  it('gives up when no whole answer comes in time', async () => {
    const silent = serving(
      () => timeouts.pass(2_000),
      (endpoint) => sendTo(endpoint)('GetItem', {}),
    );
    await expect(silent).rejects.toMatchObject({ code: 'Timeout', status: 0 });
    const half = serving(
      (_, response) => response.write('{', () => timeouts.pass(2_000)),
      (endpoint) => sendTo(endpoint)('GetItem', {}),
    );
    await expect(half).rejects.toMatchObject({ code: 'Timeout', status: 0 });
  });

  it('tells a connection that breaks', async () => {
    const broken = serving(
      (_, response) => response.destroy(),
      (endpoint) => sendTo(endpoint)('GetItem', {}),
    );
    await expect(broken).rejects.toMatchObject({ code: 'NetworkError', status: 0 });
    const cut = serving(
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.destroy());
      },
      (endpoint) => sendTo(endpoint)('GetItem', {}),
    );
    await expect(cut).rejects.toMatchObject({ status: 0 });
  });
});

describe('the environment', () => {
  it('knows the endpoints of China', () => {
    expect(dynamoEndpoint('cn-northwest-1')).toBe('https://dynamodb.cn-northwest-1.amazonaws.com.cn');
    expect(dynamoEndpoint('eu-central-1')).toBe('https://dynamodb.eu-central-1.amazonaws.com');
  });

  it('takes Lambda’s credentials and refuses to go without', () => {
    const env = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(environmentCredentials(env)).toEqual({ accessKeyId: 'a', secretAccessKey: 'b' });
    expect(environmentCredentials({ ...env, AWS_SESSION_TOKEN: 'c' }).sessionToken).toBe('c');
    expect(() => environmentCredentials({})).toThrow('no AWS credentials');
  });
});
