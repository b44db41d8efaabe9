import { localIdPrefix } from '../../../local/cloudbase/sdk';
import { type StartedCloudbase, startCloudbase } from '../../../local/cloudbase/start-cloudbase';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { randomIds } from '../system/random-ids';
import { type CloudStorage, cloudStorageFiles } from './cloud-storage-files';
import { filesContract } from './files.contract';

const timeouts = fakeTimeouts();
let now = Date.UTC(2026, 10, 22);
let cloud: StartedCloudbase;
beforeAll(async () => {
  cloud = await startCloudbase({
    weChat: { accessToken: () => '' },
    weChatUrl: 'http://127.0.0.1:9',
    appId: 'wx1',
    now: () => now,
    onHold: timeouts.pass,
  });
});
afterEach(() => cloud.sandbox.clearFaults());
afterAll(() => cloud.close());

const files = (idPrefix = localIdPrefix) =>
  cloudStorageFiles({ storage: cloud.app, idPrefix, timeouts, ids: randomIds() });
const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10, 13]);

filesContract('cloud storage', async () => ({
  files: files(),
  pass: (ms) => {
    now += ms;
  },
  // Its metadata for uploads says neither size nor type.
  checksUploads: false,
}));

test('an unknown file has no address', async () => {
  await expect(files().readUrl('codes/none.png')).rejects.toThrow('STORAGE_FILE_NONEXIST');
});

test('a prefix of another environment is noticed with the first file', async () => {
  const foreign = files('cloud://other.6f74-other');
  await expect(foreign.put('codes/abc.png', bytes, 'image/png')).rejects.toThrow('STORAGE_ID_PREFIX');
  const asked = { purpose: 'evidence', type: 'image/png', maxBytes: 10 } as const;
  await expect(foreign.ticket(asked)).rejects.toThrow('STORAGE_ID_PREFIX');
});

test.each(['storage.getUploadMetadata', 'storage.batchGetDownloadUrl', 'storage.batchDeleteFile'])(
  '%s that fails or hangs',
  async (action) => {
    const use = async () => {
      await files().put('codes/abc.png', bytes, 'image/png');
      await files().readUrl('codes/abc.png');
      await files().remove('codes/abc.png');
    };
    cloud.sandbox.addFault({ action, fault: 'code', code: 'SYS_ERR' });
    await expect(use()).rejects.toThrow();
    cloud.sandbox.addFault({ action, fault: 'hang' });
    await expect(use()).rejects.toThrow('in time');
  },
);

test('an upload that the storage refuses is an error', async () => {
  const storage: CloudStorage = {
    getUploadMetadata: (asked) => cloud.app.getUploadMetadata(asked),
    uploadFile: (file) => cloud.app.uploadFile({ ...file, cloudPath: '/wrong' }),
    getTempFileURL: (asked) => cloud.app.getTempFileURL(asked),
    deleteFile: (asked) => cloud.app.deleteFile(asked),
  };
  const wrong = cloudStorageFiles({ storage, idPrefix: localIdPrefix, timeouts, ids: randomIds() });
  await expect(wrong.put('codes/a.png', bytes, 'image/png')).rejects.toThrow();
});
