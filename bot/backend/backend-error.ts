/** A call that did not succeed; `code` is the backend's own, or how the connection failed. */
export class BackendError extends Error {
  readonly code: string;
  /** The same call may succeed later. */
  readonly isRetryable: boolean;

  constructor(action: string, code: string, isRetryable: boolean) {
    super(`${action}: ${code}`);
    this.name = 'BackendError';
    this.code = code;
    this.isRetryable = isRetryable;
  }
}

/** The catalogue's code of what was thrown, if the backend threw it. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof BackendError ? error.code : undefined;
