import type { Files } from '../../ports/files';

/** What is used of the SDK's application. */
export interface CloudStorage {
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  getTempFileURL(asked: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: { code: string; tempFileURL: string }[] }>;
}

interface CloudStorageOptions {
  readonly storage: CloudStorage;
  /** What file ids begin with, `cloud://<environment>.<bucket>`: the environment's console shows it. */
  readonly idPrefix: string;
  readonly timeoutMs?: number;
}

/** How long an address works, seconds: it is asked for anew with every card. */
const urlLifeSeconds = 3_600;
const defaultTimeoutMs = 5_000;

/** The SDK bounds its upload by nothing. */
async function within<T>(timeoutMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`cloud storage: no ${what} in time`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Files in the environment's private cloud storage; people load them from temporary addresses. */
export function cloudStorageFiles({
  storage,
  idPrefix,
  timeoutMs = defaultTimeoutMs,
}: CloudStorageOptions): Files {
  const idOf = (key: string): string => `${idPrefix}/${key}`;
  return {
    // The storage knows the type by the key's ending.
    async put(key, bytes) {
      const upload = storage.uploadFile({ cloudPath: key, fileContent: Buffer.from(bytes) });
      const { fileID } = await within(timeoutMs, 'upload', upload);
      if (fileID !== idOf(key))
        throw new Error('cloud storage: STORAGE_ID_PREFIX is not that of this environment');
    },
    async url(key) {
      const fileList = [{ fileID: idOf(key), maxAge: urlLifeSeconds }];
      const { fileList: answers } = await within(timeoutMs, 'address', storage.getTempFileURL({ fileList }));
      const [answer] = answers;
      if (answer?.code === 'SUCCESS' && answer.tempFileURL) return answer.tempFileURL;
      throw new Error(`cloud storage: ${answer?.code ?? 'no answer'} instead of an address`);
    },
  };
}
