import { Fault } from '../../ports/fault';

/**
 * What went wrong, as far as the store must know:
 * - conflict: another transaction wrote or holds a document; this transaction is over;
 * - gone: the transaction is over, or its time was (30 s);
 * - duplicate: the id is taken;
 * - throttled: not done, may work later;
 * - lost: no answer came, or none that says anything: done or not;
 * - fault: a mistake that no retry mends.
 */
export type CloudErrorKind = 'conflict' | 'gone' | 'duplicate' | 'throttled' | 'lost' | 'fault';

/** A failed call to the cloud. Its message names the code, never a document. */
export class CloudError extends Fault {
  readonly kind: CloudErrorKind;
  readonly call: string;
  readonly code: string;

  constructor(kind: CloudErrorKind, call: string, code: string, collection?: string) {
    super(`CloudBase ${call}: ${code}`, {
      platform: 'cloudbase',
      call,
      code,
      ...(collection !== undefined && { collection }),
    });
    this.name = 'CloudError';
    this.kind = kind;
    this.call = call;
    this.code = code;
  }

  /** The same error with the collection that was asked. */
  at(collection: string): CloudError {
    return new CloudError(this.kind, this.call, this.code, collection);
  }
}

/** Codes of the database by name, and by number as older doors give them (参考信息: 错误码). */
const kinds: ReadonlyMap<string, CloudErrorKind> = new Map([
  ['DATABASE_TRANSACTION_CONFLICT', 'conflict'],
  ['DATABASE_TRANSACTION_FAIL', 'gone'],
  ['EXCEED_RATELIMIT', 'throttled'],
  ['EXCEED_CONCURRENT_REQUEST_LIMIT', 'throttled'],
  ['-501004', 'throttled'],
  ['-501015', 'throttled'],
  ['-501016', 'throttled'],
  ['429', 'throttled'],
  // No connection was made, so that nothing was sent.
  ['ECONNREFUSED', 'throttled'],
  ['ENOTFOUND', 'throttled'],
  ['EAI_AGAIN', 'throttled'],
  ['SYS_ERR', 'lost'],
  ['SERVER_TIMEOUT', 'lost'],
  ['TIMEOUT', 'lost'],
  ['GARBAGE', 'lost'],
  ['ECONNRESET', 'lost'],
  ['ECONNABORTED', 'lost'],
  ['EPIPE', 'lost'],
  ['EHOSTUNREACH', 'lost'],
  ['ENETUNREACH', 'lost'],
  ['ETIMEDOUT', 'lost'],
  ['ESOCKETTIMEDOUT', 'lost'],
  ['HPE_INVALID_CONSTANT', 'lost'],
]);

/** The cloud uses general codes for several things and says in the text which one it is. */
const texts: readonly (readonly [RegExp, CloudErrorKind])[] = [
  [/E11000|duplicate key/i, 'duplicate'],
  [/TransactionConflict|TransactionBusy|WriteConflict/i, 'conflict'],
  [/TransactionNotExist/i, 'gone'],
  [/request aborted by client|socket hang up/i, 'lost'],
];

/** Reads an error of the SDK, thrown or returned: `code` may be a text, a number or missing. */
export function cloudErrorOf(call: string, error: unknown): CloudError {
  if (error instanceof CloudError) return error;
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  // The SDK throws the parser's own error for an answer that is not JSON.
  const name = error instanceof SyntaxError ? 'GARBAGE' : String(code ?? 'UNKNOWN');
  const fromText = texts.find(([pattern]) => pattern.test(String(message)))?.[1];
  const isServerError = /^5\d\d$/.test(name);
  const kind = fromText ?? kinds.get(name) ?? (isServerError ? 'lost' : 'fault');
  return new CloudError(kind, call, name);
}
