import { AppError } from '../../contract/errors';
import { Fault } from '../../ports/fault';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { timedOut, unavailable } from '../wechat/errors';
import type { Answer, Call, Send } from '../wechat/transport';

/** The SDK's `callWxOpenApi`: the platform adds the access token and the caller's app. */
export type CallWxOpenApi = (
  request: { readonly apiName: string; readonly requestData: object },
  options: { readonly timeout: number },
) => Promise<{ readonly result?: unknown }>;

/** Cloud calls by endpoint. Each function lists those it uses in `permissions.openapi`. Source: 云调用. */
export const cloudCallNames = {
  getuserphonenumber: 'phonenumber.getPhoneNumber',
  msg_sec_check: 'security.msgSecCheck',
  media_check_async: 'security.mediaCheckAsync',
  getuserriskrank: 'riskControl.getUserRiskRank',
  getwxacodeunlimit: 'wxacode.getUnlimited',
  generate_urllink: 'urllink.generate',
  subscribe_send: 'subscribeMessage.send',
} as const;

/** The function's configuration does not list the call, or was uploaded less than ten minutes ago. */
const PERMISSION_MISSING = -604101;

/** Told to the log by name. */
class CloudCallNotPermitted extends Fault {
  constructor(endpoint: string, apiName: string) {
    const facts = { platform: 'wechat', endpoint, errcode: PERMISSION_MISSING };
    super(`${apiName} is not among the function's permissions.openapi`, facts);
    this.name = `CloudCallNotPermitted ${apiName}`;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Answers as over HTTPS: wx-server-sdk names some fields in camel case (`errCode`, `riskRank`). */
const asOverHttps = (answer: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name === 'errCode' || name === 'errMsg'
        ? name.toLowerCase()
        : name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );

/** An image comes as base64, or as JSON writes a Buffer; the page that describes it promises neither. */
function imageOf(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value, 'base64');
  if (isObject(value) && Array.isArray(value.data)) return Uint8Array.from(value.data as number[]);
  return undefined;
}

const isImage = ([first, second]: Uint8Array): boolean =>
  (first === 0x89 && second === 0x50) || (first === 0xff && second === 0xd8);

function read(endpoint: Call['endpoint'], result: unknown): Answer {
  const image = imageOf(isObject(result) ? result.buffer : result);
  if (image && isImage(image)) return { endpoint, errcode: 0, json: undefined, bytes: image };
  if (!isObject(result)) throw unavailable(endpoint, 'the answer is not a JSON object');
  const json = asOverHttps(result);
  const errcode = json.errcode ?? 0;
  if (typeof errcode !== 'number') throw unavailable(endpoint, 'errcode is not a number');
  return { endpoint, errcode, json, bytes: new Uint8Array() };
}

const timeouts: ReadonlySet<unknown> = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** WeChat's errcode in what the SDK threw: as its code, or in the text around it. */
function errcodeIn(thrown: unknown): number | undefined {
  if (!isObject(thrown)) return undefined;
  const { code, message } = thrown;
  if (/^-?\d{5,}$/.test(String(code))) return Number(code);
  const [, inText] = /(?:errcode|error code):? ?(-?\d+)/i.exec(String(message)) ?? [];
  return inText === undefined ? undefined : Number(inText);
}

/** What was thrown is dropped: its text may contain what was sent. */
function fromThrown(endpoint: Call['endpoint'], thrown: unknown): Answer {
  const errcode = errcodeIn(thrown);
  if (errcode !== undefined) return { endpoint, errcode, json: { errcode }, bytes: new Uint8Array() };
  const code = isObject(thrown) ? thrown.code : undefined;
  if (thrown instanceof TimedOut || timeouts.has(code)) throw timedOut(endpoint);
  throw unavailable(endpoint, typeof code === 'string' || typeof code === 'number' ? `${code}` : 'failure');
}

interface CloudCallOptions {
  readonly call: CallWxOpenApi;
  readonly timeouts: Timeouts;
  /** Bound on one cloud call. */
  readonly timeoutMs: number;
}

/** Reaches WeChat by cloud calls. Errors: WECHAT_TIMEOUT, WECHAT_UNAVAILABLE; INTERNAL without permission. */
export function cloudCalls({ call, timeouts, timeoutMs }: CloudCallOptions): Send {
  return async ({ endpoint, body = {} }) => {
    const names: Readonly<Record<string, string>> = cloudCallNames;
    const apiName = names[endpoint];
    if (apiName === undefined) throw new Error(`${endpoint} is no cloud call`);
    // The SDK's own limit starts anew with every sign of life, but closes the socket.
    const answer = await within(timeouts, timeoutMs, () =>
      call({ apiName, requestData: body }, { timeout: timeoutMs }),
    ).then(
      ({ result }) => read(endpoint, result),
      (thrown) => fromThrown(endpoint, thrown),
    );
    if (answer.errcode !== PERMISSION_MISSING) return answer;
    throw new AppError('INTERNAL', undefined, { cause: new CloudCallNotPermitted(endpoint, apiName) });
  };
}
