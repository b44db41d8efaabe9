import * as z from 'zod';
import { type AwsPlace, AwsRefusal, askJson } from './aws-calls';

const described = z.looseObject({ Table: z.looseObject({ TableStatus: z.string() }) });

const ask = (place: AwsPlace, operation: string, input: object) =>
  askJson(place, 'dynamodb', `DynamoDB_20120810.${operation}`, input);

/** DynamoDB makes so many tables at a time, or is not ready for this one: asked again later. */
const isLater = (code: string): boolean =>
  /^(LimitExceeded|TableInUse|PointInTimeRecoveryUnavailable)/.test(code);

/** Where a table's restore is: DynamoDB's own word, or `waits`. Asks for it when it was not. Errors: AwsRefusal. */
export async function restored(place: AwsPlace, from: string, to: string, atMs: number): Promise<string> {
  const status = await ask(place, 'DescribeTable', { TableName: to }).catch((error: unknown) => {
    if (error instanceof AwsRefusal && error.code.startsWith('ResourceNotFound')) return undefined;
    throw error;
  });
  if (status !== undefined) return described.parse(status).Table.TableStatus;
  const input = { SourceTableName: from, TargetTableName: to, RestoreDateTime: Math.floor(atMs / 1_000) };
  try {
    await ask(place, 'RestoreTableToPointInTime', input);
    return 'CREATING';
  } catch (error) {
    if (error instanceof AwsRefusal && isLater(error.code)) return 'waits';
    throw error;
  }
}
