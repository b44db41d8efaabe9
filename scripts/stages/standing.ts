import * as z from 'zod';
import { type Compiled, readCompiled } from '../aws/check/compiled';
import { type AwsPlace, AwsRefusal, askJson, askQuery, elements } from './aws-calls';

const version = '2010-05-15';

/** Asks CloudFormation about a stack; undefined: there is none. Errors: AwsRefusal. */
async function ofStack(place: AwsPlace, action: string, StackName: string): Promise<string | undefined> {
  try {
    return await askQuery(place, 'cloudformation', version, action, { StackName });
  } catch (error) {
    // CloudFormation's word for a stack that is not there.
    if (error instanceof AwsRefusal && error.code === 'ValidationError') return undefined;
    throw error;
  }
}

/** The stack's status; undefined: there is none. Errors: AwsRefusal. */
export async function stackStatus(place: AwsPlace, stack: string): Promise<string | undefined> {
  return elements((await ofStack(place, 'DescribeStacks', stack)) ?? '', 'StackStatus')[0];
}

/** The template that stands; undefined: no stack. Errors: AwsRefusal. */
export async function standingTemplate(place: AwsPlace, stack: string): Promise<Compiled | undefined> {
  const xml = await ofStack(place, 'GetTemplate', stack);
  return xml === undefined ? undefined : readCompiled(elements(xml, 'TemplateBody')[0] ?? '');
}

const tables = z.looseObject({
  TableNames: z.array(z.string()),
  LastEvaluatedTableName: z.string().optional(),
});
const groups = z.looseObject({
  logGroups: z.array(z.looseObject({ logGroupName: z.string() })),
  nextToken: z.string().optional(),
});

/** The tables of a stack that are there, by name. Errors: AwsRefusal. */
export async function tablesOf(place: AwsPlace, stack: string): Promise<string[]> {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const asked = from === undefined ? {} : { ExclusiveStartTableName: from };
    const page = tables.parse(await askJson(place, 'dynamodb', 'DynamoDB_20120810.ListTables', asked));
    found.push(...page.TableNames.filter((name) => name.startsWith(`${stack}-`)));
    from = page.LastEvaluatedTableName;
  } while (from !== undefined);
  return found;
}

/** The log groups of a stack's functions that are there. Errors: AwsRefusal. */
export async function logGroupsOf(place: AwsPlace, stack: string): Promise<string[]> {
  const found: string[] = [];
  const logGroupNamePrefix = `/aws/lambda/${stack}-`;
  let nextToken: string | undefined;
  do {
    const asked = { logGroupNamePrefix, ...(nextToken && { nextToken }) };
    const page = groups.parse(await askJson(place, 'logs', 'Logs_20140328.DescribeLogGroups', asked));
    found.push(...page.logGroups.map(({ logGroupName }) => logGroupName));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}
