import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { typeOfKey } from '../../../shared/ports/files';
import { ControlError, type Reply } from '../http';
import type { Part, RouteRequest } from './action';
import { invalid } from './refusal';

interface StorageOptions {
  /** Where files go and come from: the origin of the server that this part belongs to. */
  readonly origin: () => string;
  /** Begins the ids of files: `cloud://<environment>.<bucket>`. */
  readonly idPrefix: string;
  readonly now: () => number;
}

const prefix = '/storage/';
const defaultLifeSeconds = 86_400;
const kept = z.record(z.string(), z.string());
const changed = z.tuple([z.string(), z.string().optional()]);

/** COS answers errors as XML, which the SDK parses. */
const denied = (code: string): Reply => ({
  status: 403,
  contentType: 'application/xml',
  body: `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>sandbox</Message><RequestId>r</RequestId><TraceId>t</TraceId></Error>`,
});

const removed = z.object({ fileid_list: z.array(z.string()).max(50) });

const asked = z.object({
  file_list: z.array(z.object({ fileid: z.string(), max_age: z.number().optional() })).max(50),
});

/** Cloud storage: upload by a signed address, temporary addresses to load from, nothing without either. */
export function storagePart({ origin, idPrefix, now }: StorageOptions): Part {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  let files = new Map<string, Buffer>();
  let tell: (change: readonly [name: string, body?: string]) => void = () => {};

  const upload = ({ path, headers, body }: RouteRequest): Reply => {
    const name = decodeURIComponent(path.slice(prefix.length));
    if (headers.authorization !== sign(`put ${name}`)) return denied('SignatureDoesNotMatch');
    tell([name, body.toString('base64')]);
    files.set(name, body);
    return { status: 200, contentType: 'application/xml', body: '' };
  };

  const download = ({ path, query }: RouteRequest): Reply => {
    const name = decodeURIComponent(path.slice(prefix.length));
    const until = query.get('t') ?? '';
    if (query.get('sign') !== sign(`get ${name} ${until}`) || now() / 1_000 > Number(until))
      return denied('AccessDenied');
    const body = files.get(name);
    if (!body) throw new ControlError(404, '文件不存在');
    return { status: 200, contentType: typeOfKey(name), body };
  };

  const nameOf = (fileid: string): string =>
    fileid.startsWith(`${idPrefix}/`) ? fileid.slice(idPrefix.length + 1) : '';

  const addressOf = (fileid: string, lifeSeconds = defaultLifeSeconds) => {
    const name = nameOf(fileid);
    if (!files.has(name)) return { fileID: fileid, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' };
    const until = String(Math.floor(now() / 1_000) + lifeSeconds);
    const url = new URL(`${prefix}${encodeURI(name)}`, origin());
    url.searchParams.set('sign', sign(`get ${name} ${until}`));
    url.searchParams.set('t', until);
    return { fileID: fileid, tempFileURL: url.href, code: 'SUCCESS' };
  };

  return {
    actions: {
      'storage.getUploadMetadata'({ path }) {
        if (typeof path !== 'string' || path === '' || path.startsWith('/')) throw invalid('path 不合法');
        const fileId = `${idPrefix}/${path}`;
        const url = new URL(`${prefix}${encodeURI(path)}`, origin()).href;
        const authorization = sign(`put ${path}`);
        return { data: { url, token: 'sandbox', authorization, fileId, cosFileId: 'sandbox' } };
      },
      'storage.batchGetDownloadUrl'(params) {
        const parsed = asked.safeParse(params);
        if (!parsed.success) throw invalid('fileList 不合法');
        return {
          data: { download_list: parsed.data.file_list.map((one) => addressOf(one.fileid, one.max_age)) },
        };
      },
      'storage.batchDeleteFile'(params) {
        const parsed = removed.safeParse(params);
        if (!parsed.success) throw invalid('fileList 不合法');
        const delete_list = parsed.data.fileid_list.map((fileID) => {
          const name = nameOf(fileID);
          if (!files.has(name)) return { fileID, code: 'STORAGE_FILE_NONEXIST' };
          tell([name]);
          files.delete(name);
          return { fileID, code: 'SUCCESS' };
        });
        return { data: { delete_list } };
      },
    },
    routes: [
      { method: 'PUT', prefix, handle: upload },
      { method: 'GET', prefix, handle: download },
      { method: 'HEAD', prefix, handle: download },
    ],
    snapshot: () => Object.fromEntries([...files].map(([name, body]) => [name, body.toString('base64')])),
    restore(snapshot) {
      const entries = Object.entries(kept.parse(snapshot ?? {}));
      files = new Map(entries.map(([name, body]) => [name, Buffer.from(body, 'base64')]));
    },
    onChange(listener) {
      tell = listener;
    },
    redo(change) {
      const [name, body] = changed.parse(change);
      if (body === undefined) files.delete(name);
      else files.set(name, Buffer.from(body, 'base64'));
    },
    reset() {
      files = new Map();
    },
  };
}
