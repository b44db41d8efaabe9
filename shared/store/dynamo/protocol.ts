import { Fault } from '../../ports/fault';

/** DynamoDB's JSON protocol, as far as this product uses it. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

export type Item = Readonly<Record<string, AttributeValue>>;

export interface CancellationReason {
  readonly Code?: string;
  readonly Item?: Item;
}

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];

/** The answer to each operation. */
export interface Answers {
  readonly GetItem: { readonly Item?: Item };
  readonly BatchGetItem: {
    readonly Responses?: Readonly<Record<string, readonly Item[]>>;
    readonly UnprocessedKeys?: Readonly<Record<string, object>>;
  };
  readonly Query: { readonly Items?: readonly Item[]; readonly LastEvaluatedKey?: Item };
  readonly Scan: { readonly Items?: readonly Item[]; readonly LastEvaluatedKey?: Item };
  readonly BatchWriteItem: {
    readonly UnprocessedItems?: Readonly<Record<string, readonly object[]>>;
  };
  readonly PutItem: object;
  readonly UpdateItem: object;
  readonly TransactWriteItems: object;
  readonly CreateTable: object;
  readonly DescribeTable: {
    readonly Table?: {
      readonly TableStatus?: string;
      readonly KeySchema?: KeySchema;
      readonly AttributeDefinitions?: readonly {
        readonly AttributeName: string;
        readonly AttributeType: string;
      }[];
      readonly GlobalSecondaryIndexes?: readonly {
        readonly IndexName: string;
        readonly IndexStatus?: string;
        readonly KeySchema?: KeySchema;
        readonly Projection?: { readonly ProjectionType?: string };
      }[];
    };
  };
  readonly DescribeTimeToLive: {
    readonly TimeToLiveDescription?: {
      readonly TimeToLiveStatus?: string;
      readonly AttributeName?: string;
    };
  };
  readonly UpdateTimeToLive: object;
}
export type Operation = keyof Answers;

/** The one seam to DynamoDB. Errors: DynamoError. */
export type Send = <O extends Operation>(operation: O, input: object) => Promise<Answers[O]>;

interface Asked {
  readonly operation: Operation;
  readonly tables: readonly string[];
}

interface DynamoErrorFacts {
  readonly status: number;
  /** What was asked of which tables; the store adds it for its log. */
  readonly asked?: Asked | undefined;
  readonly reasons?: readonly CancellationReason[] | undefined;
  readonly item?: Item | undefined;
  readonly cause?: unknown;
}

/** What DynamoDB refused, or what happened on the way to it (status 0). */
export class DynamoError extends Fault {
  /** DynamoDB's name of the error, such as ConditionalCheckFailedException. */
  readonly code: string;
  readonly status: number;
  /** Of a cancelled transaction: one per item, in their order. */
  readonly reasons: readonly CancellationReason[];
  /** Of a failed condition: the document as it is. */
  readonly item: Item | undefined;

  constructor(code: string, message: string, { status, asked, reasons = [], item, cause }: DynamoErrorFacts) {
    const why = reasons.map(({ Code = 'None' }) => Code);
    const facts = { platform: 'dynamodb', code, status, ...asked };
    super(`${code}: ${message}`, { ...facts, ...(why.length > 0 && { reasons: why }) }, { cause });
    this.name = 'DynamoError';
    this.code = code;
    this.status = status;
    this.reasons = reasons;
    this.item = item;
  }
  /** The same error with what was asked. */
  asked(asked: Asked): DynamoError {
    const { status, reasons, item, cause, message, code } = this;
    const said = message.slice(`${code}: `.length);
    return new DynamoError(code, said, { status, reasons, item, cause, asked });
  }
}
