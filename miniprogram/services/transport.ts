import { config } from '../config';
import { ClientError } from '../generated/client/client-error';
import type { Transport } from '../generated/client/transport';
import { online } from '../stores/network';
import { noteServerTime } from '../stores/server-time';

/** Why nothing came, by what WeChat says: in English, in Chinese on some phones, or by number (通用错误码). */
const causes: readonly (readonly [RegExp, string])[] = [
  [/timeout|timed out|超时/i, 'TIMEOUT'],
  [/not in domain list|600002|不在以下 request 合法域名/i, 'NOT_LISTED'],
  [/ssl|tls|cert|安全连接/i, 'INSECURE'],
];

/** TIMEOUT, NOT_LISTED (the domain is not filed), INSECURE (no TLS), OFFLINE or UNREACHABLE. */
function failure({ errMsg, errno = '' }: { errMsg: string; errno?: number | string }): ClientError {
  const found = causes.find(([pattern]) => pattern.test(`${errMsg} ${errno}`));
  return new ClientError({ code: found?.[1] ?? 'OFFLINE' });
}

/** What the phone says of its network is a hint; an answer is proof. */
const isReached = () => online.set(true);

/** HTTPS, for AWS and the laptop. */
const overHttp: Transport = ({ feature, action, input, accessToken, timeoutMs }) => {
  let task: WechatMiniprogram.RequestTask | undefined;
  const answer = new Promise<unknown>((resolve, reject) => {
    task = wx.request({
      url: `${config.apiBase}/${feature}/${action}`,
      method: 'POST',
      data: input,
      timeout: timeoutMs,
      header: {
        'content-type': 'application/json',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      success({ data, header = {} }) {
        isReached();
        // Phones write its name in either way.
        const { Date: date, date: lowered } = header as { Date?: string; date?: string };
        noteServerTime(date ?? lowered);
        resolve(data);
      },
      fail: (error) => reject(failure(error)),
    });
  });
  return { answer, abort: () => task?.abort() };
};

/**
 * Why no function answered. Codes from -404000 on are the cloud's own: it was reached. Older WeChat wraps them
 * in -404011 and names the real one in the text (云开发 参考信息: 错误码).
 */
function cloudFailure({ errCode = -1, errMsg }: { errCode?: number; errMsg: string }): ClientError {
  const said = `${errCode} ${errMsg}`;
  if (/-504003|-501002|-404012/.test(said)) return new ClientError({ code: 'TIMEOUT' });
  if (/-501003|-501004/.test(said)) return new ClientError({ code: 'BUSY', isRetryable: true });
  return errCode <= -404_000 ? new ClientError({ code: 'BAD_ANSWER' }) : failure({ errMsg });
}

/** A function of Tencent CloudBase, which WeChat tells who is calling; it waits for a minute and cannot be aborted. */
const overCloud: Transport = ({ feature, action, input, accessToken }) => ({
  answer: new Promise((resolve, reject) => {
    wx.cloud.callFunction({
      name: feature,
      data: { action, data: input, ...(accessToken && { session: accessToken }) },
      success({ result }) {
        isReached();
        resolve(result);
      },
      fail: (error) => reject(cloudFailure(error)),
    });
  }),
  abort: () => undefined,
});

/** As this deployment is called. */
export const transport: Transport = (call) =>
  config.transport === 'cloud' ? overCloud(call) : overHttp(call);
