import { config } from '../config';
import { ApiError, type ErrorBody } from './api-error';

interface Call {
  readonly feature: string;
  readonly action: string;
  readonly input: object;
  readonly accessToken?: string | undefined;
}

interface Answer {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: ErrorBody;
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && typeof (value as Answer).ok === 'boolean';

/** The data of an answer, or the error that it carries. */
function opened(answer: unknown): unknown {
  if (!isAnswer(answer)) throw new ApiError({ code: 'BAD_ANSWER' });
  if (answer.ok) return answer.data;
  throw new ApiError(answer.error ?? { code: 'BAD_ANSWER' });
}

const failure = ({ errMsg }: { errMsg: string }): ApiError =>
  new ApiError({ code: /timeout|timed out|超时/i.test(errMsg) ? 'TIMEOUT' : 'OFFLINE' });

/** HTTPS, for AWS and the laptop. */
const overHttp = ({ feature, action, input, accessToken }: Call): Promise<unknown> =>
  new Promise((resolve, reject) => {
    wx.request({
      url: `${config.apiBase}/${feature}/${action}`,
      method: 'POST',
      data: input,
      timeout: config.timeoutMs,
      header: {
        'content-type': 'application/json',
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      success: ({ data }) => resolve(data),
      fail: (error) => reject(failure(error)),
    });
  });

/**
 * Why no function answered. Codes from -404000 on are the cloud's own: it was reached. Older WeChat wraps them
 * in -404011 and names the real one in the text (云开发 参考信息: 错误码).
 */
function cloudFailure({ errCode = -1, errMsg }: { errCode?: number; errMsg: string }): ApiError {
  const said = `${errCode} ${errMsg}`;
  if (/-504003|-501002|-404012/.test(said)) return new ApiError({ code: 'TIMEOUT' });
  if (/-501003|-501004/.test(said)) return new ApiError({ code: 'BUSY' });
  return errCode <= -404_000 ? new ApiError({ code: 'BAD_ANSWER' }) : failure({ errMsg });
}

/** A function of Tencent CloudBase, which WeChat tells who is calling. */
const overCloud = ({ feature, action, input }: Call): Promise<unknown> =>
  new Promise((resolve, reject) => {
    // WeChat itself waits for a minute; whoever holds the phone has left by then.
    const late = () => reject(new ApiError({ code: 'TIMEOUT' }));
    const timer = setTimeout(late, config.timeoutMs);
    wx.cloud.callFunction({
      name: feature,
      data: { action, data: input },
      success: ({ result }) => resolve(result),
      fail: (error) => reject(cloudFailure(error)),
      complete: () => clearTimeout(timer),
    });
  });

/** Sends one call and answers its data. Errors: ApiError with the server's code, OFFLINE, TIMEOUT, BAD_ANSWER. */
export async function send(call: Call): Promise<unknown> {
  return opened(await (config.transport === 'cloud' ? overCloud(call) : overHttp(call)));
}
