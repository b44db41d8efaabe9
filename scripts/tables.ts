import { parseArgs } from 'node:util';
import { createTables } from '../local/dynamo/create-tables';
import { dynamooseRequest } from '../local/dynamo/models';
import { verifyTables } from '../local/dynamo/table-differences';
import { collections } from '../shared/collections/collections';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import { dynamoEndpoint, environmentCredentials, httpSend } from '../shared/store/dynamo/http-send';
import { tableDefinitions } from '../shared/store/dynamo/table-definitions';

const usage = `npm run tables -- create|verify [--prefix=<prefix>] [--region=<region>] [--endpoint=<url>]
  create      makes the tables that are missing; a deployed stage gets its own by serverless, with protection
  verify      says how the tables differ from the collections; exit code 1 when they do
  --prefix    before every table's name, TABLE_PREFIX by default
  --region    AWS_REGION by default
  --endpoint  DYNAMODB_ENDPOINT by default, else the region's own`;

/** Making a table may take DynamoDB a while to answer. */
const timeoutMs = 20_000;

function needed(value: string | undefined): string {
  if (!value) throw new Error(usage);
  return value;
}

async function main(): Promise<void> {
  const { env } = process;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      prefix: { type: 'string', default: env.TABLE_PREFIX ?? '' },
      region: { type: 'string', default: env.AWS_REGION ?? '' },
      endpoint: { type: 'string', default: env.DYNAMODB_ENDPOINT ?? '' },
    },
  });
  const [command] = positionals;
  if (command !== 'create' && command !== 'verify') throw new Error(usage);
  const region = needed(values.region);
  const endpoint = values.endpoint || dynamoEndpoint(region);
  const send = httpSend({
    endpoint,
    region,
    credentials: () => environmentCredentials(env),
    timeoutMs,
    timeouts: systemTimeouts,
  });
  const definitions = tableDefinitions(collections, needed(values.prefix));
  if (command === 'create') await createTables(send, definitions, dynamooseRequest);
  const problems = await verifyTables(send, definitions);
  for (const problem of problems) console.error(problem);
  console.log(
    `${definitions.length} tables ${values.prefix}* at ${endpoint}, ${problems.length} differences`,
  );
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
