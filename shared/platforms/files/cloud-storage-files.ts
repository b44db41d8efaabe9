import { Fault } from '../../ports/fault';
import { checkKey, type Files, newKey, urlLifeSeconds } from '../../ports/files';
import type { Ids } from '../../ports/ids';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { asItIs, headOf } from './head-of';

/** What is used of the SDK's application. */
export interface CloudStorage {
  getUploadMetadata(asked: { cloudPath: string }): Promise<{
    data?: { url: string; token: string; authorization: string; fileId: string; cosFileId: string };
  }>;
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  getTempFileURL(asked: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: { code: string; tempFileURL: string }[] }>;
  deleteFile(asked: { fileList: string[] }): Promise<{ fileList: { code: string }[] }>;
}

interface CloudStorageOptions {
  readonly storage: CloudStorage;
  /** What file ids begin with, `cloud://<environment>.<bucket>`: the environment's console shows it. */
  readonly idPrefix: string;
  readonly timeouts: Timeouts;
  readonly ids: Pick<Ids, 'newId'>;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 5_000;
const missing = 'STORAGE_FILE_NONEXIST';

const fault = (operation: string, code: string, options?: { cause: unknown }): Fault =>
  new Fault(
    `cloud storage: ${code} to ${operation}`,
    { platform: 'cloud-storage', operation, code },
    options,
  );

/** The SDK's code, if it is one: its texts may quote what was sent. */
function codeOf(thrown: unknown): string {
  if (thrown instanceof TimedOut) return thrown.message;
  const code = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  return /^[\w-]{1,60}$/.test(String(code)) ? String(code) : 'no answer';
}

/** What an address answers. */
async function answerOf(method: 'GET' | 'HEAD', url: string, signal: AbortSignal) {
  const response = await fetch(url, { method, headers: asItIs, signal });
  const { ok, status, headers } = response;
  return { ok, status, headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/**
 * Files in the environment's private cloud storage; people load them from temporary addresses. The storage
 * knows the type by the key's ending, and its tickets say neither size nor type.
 */
export function cloudStorageFiles(options: CloudStorageOptions): Files {
  const { storage, idPrefix, timeouts, ids, timeoutMs = defaultTimeoutMs } = options;
  const idOf = (key: string): string => {
    checkKey(key);
    return `${idPrefix}/${key}`;
  };
  const checkId = (fileId: string, key: string): void => {
    if (fileId !== idOf(key))
      throw new Error('cloud storage: STORAGE_ID_PREFIX is not that of this environment');
  };
  /** The SDK bounds its upload by nothing. */
  const limited = <T>(operation: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    within(timeouts, timeoutMs, work).catch((cause: unknown) => {
      throw fault(operation, codeOf(cause), { cause });
    });

  /** A temporary address, or undefined when there is no such file. */
  async function addressOf(key: string): Promise<string | undefined> {
    const fileList = [{ fileID: idOf(key), maxAge: urlLifeSeconds }];
    const [answer] = (await limited('getTempFileURL', () => storage.getTempFileURL({ fileList }))).fileList;
    if (answer?.code === missing) return undefined;
    if (answer?.code === 'SUCCESS' && answer.tempFileURL) return answer.tempFileURL;
    throw fault('getTempFileURL', answer?.code ?? 'no answer');
  }

  /** A request to a file's own address; undefined when there is no such file. */
  async function ask(
    method: 'GET' | 'HEAD',
    key: string,
  ): Promise<{ readonly headers: Headers; readonly bytes: Uint8Array } | undefined> {
    const url = await addressOf(key);
    if (url === undefined) return undefined;
    const operation = method.toLowerCase();
    const { ok, status, headers, bytes } = await limited(operation, (signal) =>
      answerOf(method, url, signal),
    );
    if (status === 404) return undefined;
    if (!ok) throw fault(operation, `HTTP ${status}`);
    return { headers, bytes };
  }

  return {
    async ticket(upload) {
      const key = newKey(upload, ids.newId());
      const { data } = await limited('getUploadMetadata', () =>
        storage.getUploadMetadata({ cloudPath: key }),
      );
      if (!data) throw fault('getUploadMetadata', 'no answer');
      checkId(data.fileId, key);
      // As the SDK itself uploads.
      const headers = {
        authorization: data.authorization,
        signature: data.authorization,
        'x-cos-security-token': data.token,
        'x-cos-meta-fileid': data.cosFileId,
        key: encodeURIComponent(key),
        'content-type': upload.type,
      };
      return { key, url: data.url, method: 'PUT', headers, fields: {} };
    },
    async put(key, bytes, type) {
      checkKey(key, type);
      const file = { cloudPath: key, fileContent: Buffer.from(bytes) };
      checkId((await limited('uploadFile', () => storage.uploadFile(file))).fileID, key);
    },
    async get(key) {
      return (await ask('GET', key))?.bytes;
    },
    async head(key) {
      const answer = await ask('HEAD', key);
      return answer && headOf(answer.headers);
    },
    async readUrl(key) {
      const url = await addressOf(key);
      if (url === undefined) throw fault('getTempFileURL', missing);
      return url;
    },
    async remove(key) {
      const fileList = [idOf(key)];
      const [answer] = (await limited('deleteFile', () => storage.deleteFile({ fileList }))).fileList;
      if (answer?.code !== 'SUCCESS' && answer?.code !== missing)
        throw fault('deleteFile', answer?.code ?? 'no answer');
    },
  };
}
