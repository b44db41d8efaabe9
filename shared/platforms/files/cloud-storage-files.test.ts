import { localIdPrefix } from '../../../local/cloudbase/sdk';
import { type StartedCloudbase, startCloudbase } from '../../../local/cloudbase/start-cloudbase';
import { type CloudStorage, cloudStorageFiles } from './cloud-storage-files';

let now = Date.UTC(2026, 10, 22);
let cloud: StartedCloudbase;
beforeAll(async () => {
  cloud = await startCloudbase({
    weChat: { accessToken: () => '' },
    weChatUrl: 'http://127.0.0.1:9',
    appId: 'wx1',
    now: () => now,
  });
});
afterEach(() => cloud.sandbox.clearFaults());
afterAll(() => cloud.close());

const files = (idPrefix = localIdPrefix, timeoutMs = 2_000) =>
  cloudStorageFiles({ storage: cloud.app, idPrefix, timeoutMs });
const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10, 13]);

test('what is put is loaded from its address, and no longer when that is old', async () => {
  await files().put('codes/abc.png', bytes, 'image/png');
  const url = await files().url('codes/abc.png');
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...bytes]);
  now += 3_601_000;
  expect((await fetch(url)).status).toBe(403);
  expect((await fetch(await files().url('codes/abc.png'))).status).toBe(200);
});

test('nothing is loaded or written without a signature', async () => {
  await files().put('codes/abc.png', bytes, 'image/png');
  const url = new URL(await files().url('codes/abc.png'));
  url.search = '';
  expect((await fetch(url)).status).toBe(403);
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
});

test('an unknown file has no address', async () => {
  await expect(files().url('codes/none.png')).rejects.toThrow('STORAGE_FILE_NONEXIST');
});

test('a prefix of another environment is noticed with the first file', async () => {
  const foreign = files('cloud://other.6f74-other');
  await expect(foreign.put('codes/abc.png', bytes, 'image/png')).rejects.toThrow('STORAGE_ID_PREFIX');
});

test.each(['storage.getUploadMetadata', 'storage.batchGetDownloadUrl'])(
  '%s that fails or hangs',
  async (action) => {
    const use = async (timeoutMs: number) => {
      await files(localIdPrefix, timeoutMs).put('codes/abc.png', bytes, 'image/png');
      await files(localIdPrefix, timeoutMs).url('codes/abc.png');
    };
    cloud.sandbox.addFault({ action, fault: 'code', code: 'SYS_ERR' });
    await expect(use(2_000)).rejects.toThrow();
    cloud.sandbox.addFault({ action, fault: 'hang' });
    await expect(use(200)).rejects.toThrow('in time');
  },
);

test('an upload that the storage refuses is an error', async () => {
  const storage: CloudStorage = {
    uploadFile: (file) => cloud.app.uploadFile({ ...file, cloudPath: '/wrong' }),
    getTempFileURL: (asked) => cloud.app.getTempFileURL(asked),
  };
  const refused = cloudStorageFiles({ storage, idPrefix: localIdPrefix }).put('a.png', bytes, 'image/png');
  await expect(refused).rejects.toThrow();
});
