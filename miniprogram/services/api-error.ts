import { errorTexts, retryableCodes } from '../generated/errors';

/** What went wrong between phone and server, beside the server's own codes. */
const ownTexts: Readonly<Record<string, string>> = {
  OFFLINE: '网络不可用，请检查网络后重试',
  TIMEOUT: '网络较慢，请稍后重试',
  BAD_ANSWER: '服务开小差了，请稍后再试',
};

interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

export interface ErrorBody {
  readonly code: string;
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The only error that a call throws: a code to act on, a text to show. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor({ code, message, details }: ErrorBody) {
    super(ownTexts[code] ?? errorTexts[code] ?? message ?? ownTexts.BAD_ANSWER);
    this.name = 'ApiError';
    this.code = code;
    this.details = details ?? {};
  }

  /** Whether the same call may succeed a moment later. */
  get isPassing(): boolean {
    return this.code in ownTexts || retryableCodes.includes(this.code);
  }

  /** What is wrong with one field of the input, by the server's word. */
  problemOf(path: string): string | undefined {
    const problems = this.details.problems as readonly InputProblem[] | undefined;
    return problems?.find((each) => each.path === path)?.problem;
  }
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError({ code: 'BAD_ANSWER' });
