import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { apiLogGroup } from '../alarms';
import { generateAws } from '../generate';
import { arnOf, logicalId, ref } from '../template';
import type { Uses } from '../uses';
import { type Compiled, readCompiled } from './compiled';

interface Declared {
  readonly handler: string;
  readonly role: string;
  readonly events: readonly (
    | { readonly httpApi: string }
    | { readonly schedule: { readonly rate: string; readonly input: object } }
  )[];
}

const resolved = 'jiedan-dev-';
const reference = (name: string) => `{{resolve:secretsmanager:jiedan/dev:SecretString:${name}}}`;

const environment = {
  TABLE_PREFIX: resolved,
  FILES_BUCKET: ref('FilesBucket'),
  VAULT_KMS_KEY: arnOf('VaultKey'),
  ...Object.fromEntries(
    ['WECHAT_APP_ID', 'WECHAT_SECRET', 'SESSION_KEY', 'HASH_KEY'].map((name) => [name, reference(name)]),
  ),
};

function resourcesOf(name: string, { handler, role, events }: Declared): object {
  const made: Record<string, object> = {
    [logicalId(name, 'LambdaFunction')]: {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: handler, Role: arnOf(role), Environment: { Variables: environment } },
    },
    [logicalId(name, 'LogGroup')]: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } },
  };
  events.forEach((event, at) => {
    if ('httpApi' in event) {
      made[logicalId(name, `Route${at}`)] = {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { RouteKey: event.httpApi },
      };
      return;
    }
    const { rate, input } = event.schedule;
    const Targets = [{ Input: JSON.stringify(input) }];
    const Properties = { ScheduleExpression: rate, State: 'ENABLED', Targets };
    made[logicalId(name, `Rule${at}`)] = { Type: 'AWS::Events::Rule', Properties };
  });
  return made;
}

type Resource = { Properties?: object };

/** A part of serverless.yml's resources. */
interface Part {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly extensions?: Readonly<Record<string, Resource>>;
}

/** Puts values in the place of variables, as serverless does. */
const filledIn = <T>(declared: T): T =>
  JSON.parse(
    JSON.stringify(declared)
      .replaceAll('${self:provider.environment.TABLE_PREFIX}', resolved)
      .replaceAll('${sls:stage}', 'dev')
      .replace(/"\$\{param:\w+, (true|false|\d+)\}"/g, '$1')
      .replace(/\$\{param:\w+, '?([^'}]*)'?\}/g, '$1'),
  );

const readYaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

/** As much of serverless.yml as is packaged here. */
interface Declaration {
  readonly resources: readonly (string | Part)[];
  readonly provider: { readonly logs: { readonly httpApi: { readonly format: string } } };
}

/** What serverless makes of an API's access log. */
function accessLog(): Record<string, object> {
  const { provider } = readYaml('serverless.yml') as Declaration;
  const AccessLogSettings = { DestinationArn: arnOf(apiLogGroup), Format: provider.logs.httpApi.format };
  return {
    HttpApiStage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { AccessLogSettings } },
    [apiLogGroup]: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } },
  };
}

/** The parts that serverless.yml lists, included files read: those of `made` stand for dist/aws.json. */
function parts(made: Part): Part[] {
  const { resources } = readYaml('serverless.yml') as Declaration;
  return resources.map((listed) => {
    if (typeof listed !== 'string') return listed;
    const path = /^\$\{file\(([^)]+)\)/.exec(listed)?.[1] ?? '';
    return path === 'dist/aws.json' ? made : (readYaml(path) as Part);
  });
}

/** For tests: what packaging would make of the declarations, as far as the rules look at it. */
export function packaged(uses: ReadonlyMap<string, Uses>): Compiled {
  const { functions, resources } = generateAws(uses);
  const listed = filledIn(parts(resources));
  const own = Object.entries(functions).map(([name, each]) => resourcesOf(name, filledIn(each) as Declared));
  const template: Record<string, object> = Object.assign(
    accessLog(),
    ...listed.map(({ Resources }) => Resources),
    ...own,
  );
  for (const [id, extension] of listed.flatMap(({ extensions = {} }) => Object.entries(extensions))) {
    const resource = template[id] as Resource;
    const Properties = { ...resource.Properties, ...extension.Properties };
    template[id] = { ...resource, ...extension, Properties };
  }
  return readCompiled(JSON.stringify({ Resources: template }));
}
