/** The cloud's way to say no: HTTP 200 with `code` and `message`, which the SDK throws. */
export class CloudBaseRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const advice = 'Please check your request, but if the problem persists, contact us.';

// Texts as the SDK's own tests and people's reports show them.
export const conflict = () =>
  new CloudBaseRefusal(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${advice}`,
  );

export const noTransaction = () =>
  new CloudBaseRefusal(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${advice}`,
  );

export const duplicateKey = (collection: string, id: unknown) =>
  new CloudBaseRefusal(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-sandbox.${collection} index: _id_ dup key: { _id: ${JSON.stringify(id)} }}]}, {<nil>}]`,
  );

export const noCollection = (collection: string) =>
  new CloudBaseRefusal(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${collection}. ${advice}`,
  );

export const invalid = (message: string) => new CloudBaseRefusal('INVALID_PARAM', message);

export const failed = (message: string) => new CloudBaseRefusal('DATABASE_REQUEST_FAILED', message);
