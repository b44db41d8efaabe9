import type { Answer, Host } from '../host';
import { base64Of, bytesOf } from '../temporary-files';
import { type Area, type Options, WxFailure } from './api';

const DEFAULT_TIMEOUT_MS = 60_000;

/** Slow 3G: a long way, and a narrow one. */
const slow = { latencyMs: 800, bytesPerMs: 50 };

const offline = () =>
  new WxFailure('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', 600_001);

function bodyOf({ method, data, url }: { method: string; data: unknown; url: string }) {
  if (data === undefined || data === null) return { url, body: undefined };
  if (method === 'GET') {
    const search = new URLSearchParams(data as Record<string, string>).toString();
    return { url: search ? `${url}${url.includes('?') ? '&' : '?'}${search}` : url, body: undefined };
  }
  if (typeof data === 'string') return { url, body: data };
  return { url, body: data instanceof ArrayBuffer ? new Uint8Array(data) : JSON.stringify(data) };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new WxFailure('abort'));
    });
  });

function parsed({ bytes }: Answer, { dataType = 'json', responseType = 'text' }: Options): unknown {
  if (responseType === 'arraybuffer') return bytes.slice().buffer;
  const text = new TextDecoder().decode(bytes);
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The catalogue's code of an answer, for the journal. */
export function codeOf(data: unknown): string {
  const { ok, error } = (data ?? {}) as { ok?: boolean; error?: { code?: string } };
  return error?.code ?? (ok === false ? 'error' : 'ok');
}

/** Sends over the network that the phone has right now. Errors: WxFailure without a network. */
export async function send(host: Host, options: Options, signal: AbortSignal): Promise<Answer> {
  const method = String(options.method ?? 'GET').toUpperCase();
  const { url, body } = bodyOf({ method, data: options.data, url: options.url });
  const { network } = host.settings.value;
  if (network === 'offline') throw offline();
  if (network === 'slow') await pause(slow.latencyMs, signal);
  const headers = { 'content-type': 'application/json', ...lowerCased(options.header) };
  const answer = await host.environment.send(url, { method, headers, body, signal });
  if (network === 'slow') await pause(answer.bytes.length / slow.bytesPerMs, signal);
  if (host.settings.value.network === 'offline') throw offline();
  return answer;
}

const lowerCased = (header: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]));

interface Task {
  readonly control: AbortController;
  readonly run: () => Promise<object>;
}

function requestTask(host: Host, options: Options): Task {
  const control = new AbortController();
  const timeoutMs = Number(options.timeout ?? DEFAULT_TIMEOUT_MS);
  const run = async () => {
    const began = Date.now();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      control.abort();
    }, timeoutMs);
    const note = (status: number, code: string, bytes: number) =>
      host.journal.add({
        kind: 'request',
        method: String(options.method ?? 'GET').toUpperCase(),
        url: String(options.url).replace(/^https?:\/\/[^/]+/, ''),
        status,
        code,
        ms: Date.now() - began,
        bytes,
      });
    try {
      const answer = await send(host, options, control.signal);
      const data = parsed(answer, options);
      note(answer.status, codeOf(data), answer.bytes.length);
      return { statusCode: answer.status, data, header: answer.headers, cookies: [] };
    } catch (error) {
      const aborted = control.signal.aborted;
      const failure = late
        ? new WxFailure('timeout', 5)
        : aborted
          ? new WxFailure('abort')
          : asFailure(error);
      note(0, failure.reason, 0);
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  };
  return { control, run };
}

const asFailure = (error: unknown) =>
  error instanceof WxFailure
    ? error
    : new WxFailure(`unknown network error ${(error as Error).message}`, 600_000);

/** A file and its fields as a form (RFC 7578). */
function formOf(host: Host, { filePath, name, formData = {}, header = {} }: Options): Options {
  const url = host.files.read(filePath) ?? 'data:,';
  const boundary = `----preview${Date.now()}`;
  const fields = Object.entries(formData as Record<string, string>).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const fileName = String(filePath).split('/').pop();
  const [, type = 'application/octet-stream'] = /^data:([\w/+-]+)/.exec(url) ?? [];
  const head = `${fields.join('')}--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n`;
  const parts = [head, bytesOf(url), `\r\n--${boundary}--\r\n`].map((part) =>
    typeof part === 'string' ? new TextEncoder().encode(part) : part,
  );
  const data = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => {
    data.set(part, at);
    return at + part.length;
  }, 0);
  return {
    data: data.buffer,
    header: { ...header, 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

type Asynchronous = (name: string, run: (options: Options) => unknown) => (options: Options) => unknown;

const idle = () => undefined;

/** `request`, `uploadFile` and `downloadFile`, which answer a task that can be aborted. */
export function network(host: Host, asynchronous: Asynchronous): Area {
  const task = (name: string, work: (task: Task) => Promise<object>) => (options: Options) => {
    const made = requestTask(host, options);
    const result = asynchronous(name, () => work(made))(options);
    const handle = {
      abort: () => made.control.abort(),
      onHeadersReceived: idle,
      offHeadersReceived: idle,
      onChunkReceived: idle,
      onProgressUpdate: idle,
    };
    return result instanceof Promise ? Object.assign(result, handle) : handle;
  };
  return {
    plain: {
      request: task('request', ({ run }) => run()),
      uploadFile: (options: Options) =>
        task('uploadFile', async ({ run }) => {
          if (host.files.read(options.filePath) === undefined) throw new WxFailure('file not found');
          const { statusCode, data } = (await run()) as { statusCode: number; data: string };
          return { statusCode, data };
        })({ ...options, ...formOf(host, options), method: 'POST', dataType: 'text' }),
      downloadFile: (options: Options) =>
        task('downloadFile', async ({ run }) => {
          const { statusCode, data, header } = (await run()) as {
            statusCode: number;
            data: ArrayBuffer;
            header: Answer['headers'];
          };
          const type = header['content-type'] ?? 'application/octet-stream';
          const url = `data:${type};base64,${base64Of(new Uint8Array(data))}`;
          if (options.filePath === undefined)
            return { statusCode, tempFilePath: host.files.add(url, type.split('/')[1] ?? 'bin') };
          host.files.put(options.filePath, url);
          return { statusCode, filePath: options.filePath };
        })({ ...options, responseType: 'arraybuffer' }),
    },
  };
}
