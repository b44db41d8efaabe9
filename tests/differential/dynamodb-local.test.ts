import { isDynamoDbLocalAvailable } from '../../local/dynamo/dynamodb-local';
import { sameEverywhere } from './same-everywhere';
import { openDynamoDbLocal } from './sides';

/** In a file of its own: it takes Java, and CI runs it in a step of its own. */
const isAvailable = isDynamoDbLocalAvailable();
if (!isAvailable && process.env.CI) throw new Error('CI needs Java 17 for DynamoDB Local');
if (!isAvailable) process.stderr.write('SKIPPED: differential test on DynamoDB Local, which needs Java 17\n');

(isAvailable ? describe : describe.skip)('beside DynamoDB Local', () => sameEverywhere(openDynamoDbLocal));
