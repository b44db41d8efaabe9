import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import type { Files } from '../../ports/files';
import { randomIds } from '../system/random-ids';
import { type CloudStorage, cloudStorageFiles } from './cloud-storage-files';
import { s3Files } from './s3-files';

const file = Buffer.alloc(5_000, '1');
/** Whether the storage leaves out the size even where it packs nothing. */
let isSizeTold = true;
let server: Server;
let url = '';

/** Packs what may be packed, as content delivery networks do with JSON. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const isPacked = /gzip/.test(request.headers['accept-encoding'] ?? '');
    const length = (isPacked ? gzipSync(file) : file).length;
    const type = { 'content-type': 'application/json' };
    const size = { 'content-length': length, ...(isPacked && { 'content-encoding': 'gzip' }) };
    response.writeHead(200, isSizeTold ? { ...type, ...size } : { ...type, 'transfer-encoding': 'chunked' });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  isSizeTold = true;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const outside = { timeouts: fakeTimeouts(), ids: randomIds(), clock: { nowMs: () => 0 } };
const storages: Readonly<Record<string, () => Files>> = {
  'cloud storage': () => {
    const getTempFileURL: CloudStorage['getTempFileURL'] = async () => ({
      fileList: [{ code: 'SUCCESS', tempFileURL: `${url}/a.json` }],
    });
    const storage = { getTempFileURL } as CloudStorage;
    return cloudStorageFiles({ storage, idPrefix: 'cloud://a.b', ...outside });
  },
  S3: () => {
    const credentials = () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
    return s3Files({ bucket: 'b', region: 'cn-north-1', endpoint: url, credentials, ...outside });
  },
};

describe.each(Object.entries(storages))('%s', (_storage, files) => {
  test('the size of a head is that of the file, not of what is packed on the way', async () => {
    expect(await files().head('evidence/a.json')).toEqual({ bytes: 5_000, type: 'application/json' });
  });

  test('a head without a size is an error, and no empty file', async () => {
    isSizeTold = false;
    await expect(files().head('evidence/a.json')).rejects.toThrow('without a size');
  });
});
