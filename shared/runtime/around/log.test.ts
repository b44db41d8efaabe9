import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { virtualClock } from '../../../tests/support/stores/virtual-clock';
import { AppError } from '../../contract/errors';
import { cloudStorageFiles } from '../../platforms/files/cloud-storage-files';
import { s3Files } from '../../platforms/files/s3-files';
import { randomIds } from '../../platforms/system/random-ids';
import { kmsClient } from '../../platforms/vault/kms-client';
import { cloudCalls } from '../../store/cloudbase/cloud-calls';
import type { CloudDatabase } from '../../store/cloudbase/database';
import { httpSend } from '../../store/dynamo/http-send';
import { retryingSend } from '../../store/dynamo/retrying-send';
import { faultOf } from './log';

const secret = '13800138000';
const timeouts = fakeTimeouts();
const clock = virtualClock();
const ids = randomIds();
const credentials = () => ({ accessKeyId: 'AKID', secretAccessKey: secret });
const region = 'cn-northwest-1';

/** What a platform's own server answers to the one call that `work` makes. */
async function failing(listener: RequestListener, work: (endpoint: string) => Promise<unknown>) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const error = await work(`http://127.0.0.1:${port}`).catch((thrown: unknown) => thrown);
  server.closeAllConnections();
  server.close();
  return error;
}

const answering =
  (status: number, body: string): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(body);

const dynamo = (endpoint: string) =>
  retryingSend(httpSend({ endpoint, region, credentials, timeouts }), { clock, ids });

describe('the log names the fault of', () => {
  test.each([
    ['a write', 'PutItem', { TableName: 'jiedan-orders' }],
    ['a transaction', 'TransactWriteItems', { TransactItems: [{ Put: { TableName: 'jiedan-orders' } }] }],
    ['a batch', 'BatchGetItem', { RequestItems: { 'jiedan-orders': { Keys: [] } } }],
  ] as const)('DynamoDB that denies %s: code, operation and table', async (_what, operation, input) => {
    const denied = answering(400, `{"__type":"x#AccessDeniedException","message":"${secret}"}`);
    const error = await failing(denied, (endpoint) => dynamo(endpoint)(operation, input, 0));
    const fault = faultOf(error);
    expect(fault).toMatchObject({ fault: 'dynamodb', code: 'AccessDeniedException', status: 400 });
    expect(fault).toMatchObject({ operation, tables: ['jiedan-orders'] });
    expect(JSON.stringify(fault)).not.toContain(secret);
  });

  test('DynamoDB that throttles until we are BUSY', async () => {
    const throttled = answering(400, '{"__type":"x#ThrottlingException"}');
    const error = await failing(throttled, (endpoint) =>
      dynamo(endpoint)('GetItem', { TableName: 'jiedan-tasks' }, 0),
    );
    expect(error).toMatchObject({ code: 'BUSY' });
    expect(faultOf(error)).toMatchObject({ code: 'ThrottlingException', tables: ['jiedan-tasks'] });
  });

  test('KMS that refuses', async () => {
    const denied = answering(400, `{"__type":"AccessDeniedException","message":"${secret}"}`);
    const error = await failing(denied, (endpoint) =>
      kmsClient({ region, credentials, endpoint, clock, timeouts })('Decrypt', {}),
    );
    expect(faultOf(error)).toMatchObject({
      fault: 'kms',
      operation: 'Decrypt',
      code: 'AccessDeniedException',
    });
  });

  test('S3 that refuses', async () => {
    const denied = answering(403, `<Error><Code>AccessDenied</Code><Message>${secret}</Message></Error>`);
    const error = await failing(denied, (endpoint) =>
      s3Files({ bucket: 'jiedan', region, credentials, endpoint, clock, timeouts, ids }).put(
        'codes/abcdefghijklmnop.png',
        new Uint8Array(1),
        'image/png',
      ),
    );
    const fault = faultOf(error);
    expect(fault).toMatchObject({ fault: 's3', bucket: 'jiedan', operation: 'put', code: 'AccessDenied' });
    expect(JSON.stringify(fault)).not.toContain(secret);
  });

  test('CloudBase’s database that refuses: code, call and collection', async () => {
    const get = () =>
      Promise.reject(Object.assign(new Error(secret), { code: 'DATABASE_PERMISSION_DENIED' }));
    const database = { collection: () => ({ doc: () => ({ get }) }) } as unknown as CloudDatabase;
    const error = await cloudCalls(database, { timeouts, timeoutMs: 1_000 })
      .get('orders', secret)
      .catch((thrown: unknown) => thrown);
    const fault = faultOf(error);
    expect(fault).toMatchObject({ fault: 'cloudbase', call: 'get', collection: 'orders' });
    expect(fault).toMatchObject({ code: 'DATABASE_PERMISSION_DENIED' });
    expect(JSON.stringify(fault)).not.toContain(secret);
  });

  test('CloudBase’s storage that refuses', async () => {
    const uploadFile = () => Promise.reject(Object.assign(new Error(secret), { code: 'STORAGE_DENIED' }));
    const storage = { uploadFile } as unknown as Parameters<typeof cloudStorageFiles>[0]['storage'];
    const error = await cloudStorageFiles({ storage, idPrefix: 'cloud://a.b', timeouts, ids })
      .put('codes/abcdefghijklmnop.png', new Uint8Array(1), 'image/png')
      .catch((thrown: unknown) => thrown);
    const fault = faultOf(error);
    expect(fault).toMatchObject({ fault: 'cloud-storage', operation: 'uploadFile', code: 'STORAGE_DENIED' });
    expect(JSON.stringify(fault)).not.toContain(secret);
  });

  test('anything else, by its kind alone', () => {
    const { places, ...fault } = faultOf(
      new AppError('INTERNAL', undefined, { cause: new TypeError(secret) }),
    );
    expect(fault).toEqual({ fault: 'TypeError' });
    expect(JSON.stringify(places)).not.toContain(secret);
  });
});
