// Copied by `npm run mini:generate` from client/core; do not edit.

/** What goes wrong on the way to the server and back, beside the server's own codes: a second try may succeed. */
const connectionCodes: readonly string[] = ['OFFLINE', 'UNREACHABLE', 'TIMEOUT', 'BAD_ANSWER'];

export interface Failure {
  readonly code: string;
  /** Whether the same call may succeed later; by the server's word, or because the way was at fault. */
  readonly isRetryable?: boolean | undefined;
  /** What the server says to people. */
  readonly text?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** `feature/action`. */
  readonly action?: string | undefined;
}

/**
 * The only error that a call throws: the server's code, or OFFLINE (not sent), UNREACHABLE, TIMEOUT, BAD_ANSWER.
 * Its message is for logs and holds nothing of the input.
 */
export class ClientError extends Error {
  readonly code: string;
  readonly isRetryable: boolean;
  readonly text: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor({ code, isRetryable, text, details, action }: Failure) {
    super(action ? `${action}: ${code}` : code);
    this.name = 'ClientError';
    this.code = code;
    this.isRetryable = isRetryable ?? connectionCodes.includes(code);
    this.text = text;
    this.details = details ?? {};
  }
}

/** Anything else that was thrown is no answer of the server: BAD_ANSWER. */
export const asClientError = (error: unknown): ClientError =>
  error instanceof ClientError ? error : new ClientError({ code: 'BAD_ANSWER' });
