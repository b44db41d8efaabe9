import { asClientError } from '../generated/client/client-error';
import { errorTexts } from '../generated/errors';

/** What went wrong between phone and server, beside the server's own codes. */
const ownTexts: Readonly<Record<string, string>> = {
  OFFLINE: '网络不可用，请检查网络后重试',
  UNREACHABLE: '连接不上服务，请稍后重试',
  INSECURE: '无法建立安全连接，请检查手机的日期和时间，或换个网络再试',
  NOT_LISTED: '小程序的服务地址未登记，请联系客服',
  TIMEOUT: '网络较慢，请稍后重试',
  BAD_ANSWER: '服务开小差了，请稍后再试',
  PICTURE_LOST: '照片已不在手机上，请重新拍摄或选择',
};

interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

/** What went wrong as the person hears it. */
export interface ShownError {
  readonly code: string;
  /** In Chinese; says what to do. */
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether the same call may succeed a moment later. */
  readonly isRetryable: boolean;
  /** What is wrong with one field of the input, by the server's word. */
  problemOf(path: string): string | undefined;
}

/** How long to wait, in the unit in which people wait. */
function waitText(waitSeconds: unknown): string | undefined {
  if (typeof waitSeconds !== 'number') return undefined;
  const wait = waitSeconds < 60 ? `${waitSeconds} 秒` : `${Math.ceil(waitSeconds / 60)} 分钟`;
  return `操作太频繁，请 ${wait}后再试`;
}

/** Speaks in the words of the field that is wrong, else in the catalogue's, else the server's, else its own. */
export function shownError(error: unknown): ShownError {
  const { code, text, details, isRetryable } = asClientError(error);
  const problems = details.problems as readonly InputProblem[] | undefined;
  return {
    code,
    // What a field wants says more than that something is wrong.
    message:
      problems?.[0]?.problem ??
      waitText(details.waitSeconds) ??
      ownTexts[code] ??
      errorTexts[code] ??
      text ??
      (ownTexts.BAD_ANSWER as string),
    details,
    isRetryable,
    problemOf: (path) => problems?.find((each) => each.path === path)?.problem,
  };
}
