import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { environmentCredentials } from '../shared/store/dynamo/http-send';
import { readCompiled } from './aws/check/compiled';
import { adoption } from './stages/adoption';
import { logGroupsOf, standingTemplate, tablesOf } from './stages/standing';

const usage = `npm run adopt -- --stage=prod [--region=cn-northwest-1] [--set=VaultKey=<key id>] [--set=FilesBucket=<bucket>]
  after \`npm run deploy:aws -- --stage=prod --plan\`: what outlived a failed deployment or an earlier stack, and how
  the stack takes it; writes two files in .serverless and prints the commands that use them`;

const packaged = '.serverless/cloudformation-template-update-stack.json';
const templatePath = '.serverless/adopt-template.json';
const resourcesPath = '.serverless/adopt-resources.json';

/** Commands of an import, which takes a template of this size from a bucket alone. */
const commands = (stack: string, region: string, bucket: string): string => {
  const common = `--stack-name ${stack} --change-set-name adopt --region ${region}`;
  const url = `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/adopt.json`;
  return `aws s3 cp ${templatePath} s3://${bucket}/adopt.json --region ${region}
aws cloudformation create-change-set ${common} --change-set-type IMPORT --capabilities CAPABILITY_NAMED_IAM --template-url ${url} --resources-to-import file://${resourcesPath}
aws cloudformation describe-change-set ${common}     # until it is CREATE_COMPLETE: only imports
aws cloudformation execute-change-set ${common}`;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      region: { type: 'string', default: 'cn-northwest-1' },
      set: { type: 'string', multiple: true, default: [] },
      bucket: { type: 'string', default: '<ServerlessDeploymentBucketName>' },
    },
  });
  const { stage, region } = values;
  if (!stage) throw new Error(usage);
  const stack = `jiedan-${stage}`;
  const place = { region, credentials: environmentCredentials(process.env) };
  const stands = await standingTemplate(place, stack);
  if (!stands)
    throw new Error(
      'no stack: a deployment that fails on what exists leaves one with its bucket; deploy first',
    );
  const exist = new Set([...(await tablesOf(place, stack)), ...(await logGroupsOf(place, stack))]);
  const named = Object.fromEntries(values.set.map((each) => each.split(/=(.*)/s).slice(0, 2)));
  const { template, resources } = adoption(
    stands,
    readCompiled(readFileSync(packaged, 'utf8')),
    exist,
    named,
  );
  for (const each of resources)
    console.log(`${each.LogicalResourceId}: ${JSON.stringify(each.ResourceIdentifier)}`);
  if (resources.length === 0) return console.log('nothing to adopt');
  writeFileSync(templatePath, JSON.stringify(template));
  writeFileSync(resourcesPath, JSON.stringify(resources));
  console.log(commands(stack, region, values.bucket));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
