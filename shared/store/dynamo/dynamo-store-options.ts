import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Send } from './protocol';

export interface DynamoStoreOptions {
  /** How requests reach DynamoDB. */
  readonly send: Send;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Before every table's name, such as `jiedan-prod-`. */
  readonly tablePrefix: string;
}
