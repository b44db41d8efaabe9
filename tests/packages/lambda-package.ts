import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { at, type Compiled, listOf, ofType, readCompiled } from '../../scripts/aws/check/compiled';
import { logicalId } from '../../scripts/aws/template';
import type { MadeNames } from './granted';

const account = '000000000000';
export const region = 'cn-northwest-1';
const bucket = 'jiedan-files';
const vaultKey = `arn:aws-cn:kms:${region}:${account}:key/vault`;

/** A function as the template deploys it. */
export interface PackagedFunction {
  readonly name: string;
  readonly id: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What the clock hands it; empty for a function behind the API. */
  readonly timers: readonly unknown[];
  /** `POST /orders/{action}` */
  readonly routes: readonly string[];
}

/** What `serverless package` made, read as CloudFormation would. */
export interface LambdaPackage extends MadeNames {
  readonly template: Compiled;
  readonly functions: readonly PackagedFunction[];
  readonly tablePrefix: string;
  readonly bucket: string;
  readonly vaultKey: string;
  tableArn(name: string): string;
  /** Unzips a function's package into a folder of its own; its path. */
  unzip(name: string, into: string): string;
}

const tableArn = (name: string) => `arn:aws-cn:dynamodb:${region}:${account}:table/${name}`;

/** ARNs of what a template makes, by what it is. */
const arnIn = (template: Compiled) => (id: string) => {
  const resource = template.Resources[id];
  if (resource?.Type === 'AWS::DynamoDB::Table') return tableArn(String(resource.Properties?.TableName));
  if (resource?.Type === 'AWS::S3::Bucket') return `arn:aws-cn:s3:::${bucket}`;
  if (resource?.Type === 'AWS::KMS::Key') return vaultKey;
  return `arn:of:${id}`;
};

/** A variable of a function once CloudFormation has filled it in; secrets by their name. */
function filledIn(value: unknown, secrets: Readonly<Record<string, string>>, names: MadeNames): string {
  const ref = at(value, 'Ref');
  if (ref === 'FilesBucket') return bucket;
  const attribute = at(value, 'Fn::GetAtt', 0);
  if (typeof attribute === 'string') return names.arnOf(attribute);
  return String(value).replace(
    /\{\{resolve:secretsmanager:[^}]*:SecretString:(\w+)\}\}/g,
    (_, name: string) => {
      const secret = secrets[name];
      if (secret === undefined) throw new Error(`the secret has no ${name}`);
      return secret;
    },
  );
}

function functionsOf(
  template: Compiled,
  secrets: Readonly<Record<string, string>>,
  names: MadeNames,
): PackagedFunction[] {
  const rules = ofType(template, 'AWS::Events::Rule').flatMap(([, rule]) =>
    listOf(at(rule, 'Properties', 'Targets')),
  );
  const integrations = new Map(
    ofType(template, 'AWS::ApiGatewayV2::Integration').map(([id, integration]) => [
      id,
      JSON.stringify(integration),
    ]),
  );
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route');
  return ofType(template, 'AWS::Lambda::Function').map(([id, { Properties: properties }]) => {
    const variables = (at(properties, 'Environment', 'Variables') ?? {}) as Readonly<Record<string, unknown>>;
    const handler = String(at(properties, 'Handler'));
    const own = rules.filter((target) => JSON.stringify(at(target, 'Arn')).includes(`"${id}"`));
    const reaching = routes.filter(([, route]) =>
      [...integrations].some(
        ([integration, text]) =>
          text.includes(`"${id}"`) && JSON.stringify(route).includes(`"${integration}"`),
      ),
    );
    return {
      name: handler.split('/')[1] ?? '',
      id,
      handler,
      environment: Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, filledIn(value, secrets, names)]),
      ),
      timers: own.map((target) => JSON.parse(String(at(target, 'Input')))),
      routes: reaching.map(([, route]) => String(at(route, 'Properties', 'RouteKey'))),
    };
  });
}

/** Reads a package that serverless made in a folder. `secrets`: what the secret holds that the template names. */
export function readLambdaPackage(folder: string, secrets: Readonly<Record<string, string>>): LambdaPackage {
  const path = join(folder, 'cloudformation-template-update-stack.json');
  const template = readCompiled(readFileSync(path, 'utf8'));
  const arnOf = arnIn(template);
  const functions = functionsOf(template, secrets, { arnOf });
  const tablePrefix = functions[0]?.environment.TABLE_PREFIX ?? '';
  return {
    template,
    functions,
    tablePrefix,
    bucket,
    vaultKey,
    arnOf,
    tableArn,
    unzip(name, into) {
      const target = join(into, logicalId(name, 'Package'));
      const files = Object.entries(unzipSync(readFileSync(join(folder, `${name}.zip`))));
      for (const [file, bytes] of files) {
        const placed = join(target, file);
        mkdirSync(dirname(placed), { recursive: true });
        writeFileSync(placed, bytes);
      }
      return target;
    },
  };
}
