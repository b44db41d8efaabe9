import type { ErrorCode } from './catalogue';

/** One thing that is wrong with the input: where (`place.latitude`) and what, in Chinese. */
export interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The only error that crosses a function's door with its own code; everything else becomes INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
