import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maxBundleBytes } from '../../bundle-problems';
import { functionNames } from '../../functions';
import type { Uses } from '../uses';
import { at, type Compiled, ofType } from './compiled';
import { packaged } from './packaged';
import { rules } from './rules';

const use = (actions: string[], indexes: string[] = []) => ({
  actions: new Set(actions),
  indexes: new Set(indexes),
});

/** A use of everything that roles know, by the functions that exist. */
const uses: ReadonlyMap<string, Uses> = new Map(
  functionNames().map((name) => [
    name,
    {
      tables: new Map([
        ['tasks', use(['GetItem', 'PutItem'], ['changed'])],
        ['vaultKeys', use(['GetItem', 'PutItem'])],
      ]),
      ports: new Set(['Files.put', 'WeChat.checkText']),
    },
  ]),
);

const dist = mkdtempSync(join(tmpdir(), 'bundles-'));
for (const name of functionNames()) {
  mkdirSync(join(dist, name));
  writeFileSync(join(dist, name, 'handler.cjs'), 'x');
}
afterAll(() => rmSync(dist, { recursive: true }));

const sound = packaged(uses);

/** What each rule says of a template; only the rules that say something. */
const saidOf = (template: Compiled): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(rules(dist))
      .map(([name, rule]) => [name, rule(template)] as const)
      .filter(([, problems]) => problems.length > 0),
  );

test('a package as declared has no problems', () => {
  expect(saidOf(sound)).toEqual({});
});

test('a first deployment protects no table, and an API may be closed for an export', () => {
  const template = structuredClone(sound);
  for (const [, table] of ofType(template, 'AWS::DynamoDB::Table'))
    fields(table.Properties).DeletionProtectionEnabled = false;
  const limits = at(template.Resources.HttpApiStage, 'Properties', 'DefaultRouteSettings');
  Object.assign(fields(limits), { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 });
  expect(saidOf(template)).toEqual({});
});

test('a package with every option has no problems', () => {
  const template = structuredClone(sound);
  const options = [
    'VAULT_KEYS',
    'IDENTITY_SECRET_ID',
    'IDENTITY_SECRET_KEY',
    'WECHAT_PUSH_TOKEN',
    'WECHAT_PUSH_KEY',
  ];
  const names = options.map((name) => [name, `{{resolve:secretsmanager:jiedan/dev:SecretString:${name}}}`]);
  for (const [, lambda] of ofType(template, 'AWS::Lambda::Function'))
    Object.assign(fields(at(lambda, 'Properties', 'Environment', 'Variables')), Object.fromEntries(names));
  expect(saidOf(template)).toEqual({});
});

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => value as Fields;

/** Changes one value of a resource; undefined removes it. */
const set =
  (id: string, path: (string | number)[], value: unknown) =>
  ({ Resources }: Compiled): void => {
    const last = path.at(-1) ?? '';
    const holder = fields(at(Resources[id], ...path.slice(0, -1)));
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  };
const without =
  (id: string) =>
  ({ Resources }: Compiled): void => {
    delete Resources[id];
  };
const add =
  (id: string, Type: string, Properties: Fields) =>
  ({ Resources }: Compiled): void => {
    Resources[id] = { Type, Properties };
  };

const statement = ['Properties', 'Policies', 0, 'PolicyDocument', 'Statement'];
const variable = (name: string) => ['Properties', 'Environment', 'Variables', name];
const key = Buffer.alloc(32, 9).toString('base64');

const faults: [what: string, rule: string, said: string, plant: (template: Compiled) => void][] = [
  [
    'a table is missing',
    'tables follow the collections',
    'no table jiedan-dev-orders',
    without('OrdersTable'),
  ],
  [
    'a table nobody declared',
    'tables follow the collections',
    'table jiedan-dev-extra belongs to no collection',
    add('Extra', 'AWS::DynamoDB::Table', { TableName: 'jiedan-dev-extra' }),
  ],
  [
    'an index is missing',
    'tables follow the collections',
    'jiedan-dev-outbox: GlobalSecondaryIndexes differs',
    set('OutboxTable', ['Properties', 'GlobalSecondaryIndexes'], []),
  ],
  [
    'an index has another key',
    'tables follow the collections',
    'jiedan-dev-outbox: GlobalSecondaryIndexes differs',
    set('OutboxTable', ['Properties', 'GlobalSecondaryIndexes', 0, 'KeySchema', 1, 'AttributeName'], 'id'),
  ],
  [
    'documents do not expire',
    'tables follow the collections',
    'jiedan-dev-notices: TimeToLiveSpecification differs',
    set('NoticesTable', ['Properties', 'TimeToLiveSpecification'], undefined),
  ],
  [
    'a table cannot be restored',
    'tables follow the collections',
    'PointInTimeRecoverySpecification differs',
    set('OrdersTable', ['Properties', 'PointInTimeRecoverySpecification'], undefined),
  ],
  [
    'a table can be deleted',
    'tables follow the collections',
    'DeletionProtectionEnabled differs',
    set('OrdersTable', ['Properties', 'DeletionProtectionEnabled'], false),
  ],
  [
    'a wildcard action',
    'nothing is allowed in general',
    'TasksRole: wildcard action dynamodb:*',
    set('TasksRole', [...statement, 1, 'Action'], ['dynamodb:*']),
  ],
  [
    'a wildcard resource',
    'nothing is allowed in general',
    'TasksRole: wildcard resource *',
    set('TasksRole', [...statement, 1, 'Resource'], '*'),
  ],
  [
    'a wildcard inside a name',
    'nothing is allowed in general',
    'wildcard resource arn:aws:dynamodb:::table/jiedan-*',
    set('TasksRole', [...statement, 1, 'Resource'], { 'Fn::Sub': 'arn:aws:dynamodb:::table/jiedan-*' }),
  ],
  [
    'all but something',
    'nothing is allowed in general',
    'TasksRole: NotAction',
    set('TasksRole', [...statement, 1, 'NotAction'], ['iam:PassRole']),
  ],
  [
    'a broad managed policy',
    'nothing is allowed in general',
    'TasksRole: managed policy arn:aws-cn:iam::aws:policy/AdministratorAccess',
    set('TasksRole', ['Properties', 'ManagedPolicyArns'], ['arn:aws-cn:iam::aws:policy/AdministratorAccess']),
  ],
  [
    'a bucket for anybody',
    'nothing is allowed in general',
    'FilesBucketPolicy: open to anybody',
    set('FilesBucketPolicy', ['Properties', 'PolicyDocument', 'Statement', 0], {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: { 'Fn::GetAtt': ['FilesBucket', 'Arn'] },
    }),
  ],
  [
    'a borrowed role',
    'every function has a role of its own',
    'tasks: does not run under TasksRole',
    set('TasksLambdaFunction', ['Properties', 'Role'], { 'Fn::GetAtt': ['OrdersRole', 'Arn'] }),
  ],
  ['a missing role', 'every function has a role of its own', 'no role TasksRole', without('TasksRole')],
  [
    'a function that is not deployed',
    'every function has a role of its own',
    'no function tasks',
    without('TasksLambdaFunction'),
  ],
  ...['ErrorsAlarm', 'ThrottlesAlarm', 'DurationAlarm', 'FaultsAlarm', 'FaultFilter'].map(
    (part): (typeof faults)[number] => [
      `a function without its ${part}`,
      'everything is heard',
      'OrdersLambdaFunction: no alarm on',
      without(`Orders${part}`),
    ],
  ),
  [
    'an alarm that tells nobody',
    'everything is heard',
    'OrdersLambdaFunction: no alarm on Errors',
    set('OrdersErrorsAlarm', ['Properties', 'AlarmActions'], []),
  ],
  [
    'an alarm without a page of the runbook',
    'everything is heard',
    'OrdersDurationAlarm: names no page',
    set('OrdersDurationAlarm', ['Properties', 'AlarmDescription'], 'orders: slow'),
  ],
  [
    'an index whose throttling nobody hears of',
    'everything is heard',
    'TasksTable: no alarm on throttling of',
    without('TasksTableThrottlesAlarm'),
  ],
  ['a page that no alarm names', 'everything is heard', 'no alarm has the page', without('RefusedAlarm')],
  ['no dashboard', 'everything is seen', 'no picture of “Faults in the log”', without('Dashboard')],
  [
    'a dashboard without a picture',
    'everything is seen',
    'no picture of “Events wait”',
    (template) => {
      const body = at(template.Resources.Dashboard, 'Properties', 'DashboardBody');
      fields(body)['Fn::Sub'] = String(at(body, 'Fn::Sub')).replace('"Events wait"', '"Events"');
    },
  ],
  [
    'a question to a log that is gone',
    'everything is seen',
    'a log that is not there',
    without('OrdersLogGroup'),
  ],
  ['no word of waiting events', 'everything is heard', 'age of waiting events', without('OutboxAgeAlarm')],
  [
    'silence of the relay counts as good',
    'everything is heard',
    'age of waiting events',
    set('OutboxAgeAlarm', ['Properties', 'TreatMissingData'], 'notBreaching'),
  ],
  [
    'a secret in plain text',
    'no secret in plain text',
    'TasksLambdaFunction: WECHAT_SECRET stands in plain text',
    set('TasksLambdaFunction', variable('WECHAT_SECRET'), 'a-plain-text-of-a-secret'),
  ],
  [
    'a key under a harmless name',
    'no secret in plain text',
    'looks like 32 bytes in base64',
    set('TasksLambdaFunction', variable('TEMPLATE_ORDER_RESULT'), key),
  ],
  [
    'an access key in a description',
    'no secret in plain text',
    'looks like an access key',
    set('OrdersErrorsAlarm', ['Properties', 'AlarmDescription'], 'see AKIAIOSFODNN7EXAMPLE'),
  ],
  [
    'a parameter with a default secret',
    'no secret in plain text',
    'parameter SessionKey_KEY has a default',
    (template) => {
      template.Parameters = { SessionKey_KEY: { Type: 'String', Default: 'x' } };
    },
  ],
  [
    'a function without a secret',
    'nothing starts without its secrets',
    'TasksLambdaFunction: does not start',
    set('TasksLambdaFunction', variable('HASH_KEY'), undefined),
  ],
  [
    'a setting that nothing reads',
    'nothing starts without its secrets',
    'TasksLambdaFunction: nothing reads SESSION_KEYS',
    set('TasksLambdaFunction', variable('SESSION_KEYS'), '{{resolve:secretsmanager:a}}'),
  ],
  [
    'logs of a month',
    'logs are kept',
    'TasksLogGroup: is not kept for 180 days',
    set('TasksLogGroup', ['Properties', 'RetentionInDays'], 30),
  ],
  ['no log at all', 'logs are kept', 'TasksLogGroup: is not kept', without('TasksLogGroup')],
  [
    'an API’s log that goes with the stack',
    'logs are kept',
    'HttpApiLogGroup: is not kept',
    (template) => {
      delete template.Resources.HttpApiLogGroup?.DeletionPolicy;
    },
  ],
  [
    'an API without a log',
    'calls are logged, nobody is named',
    'has no access log',
    set('HttpApiStage', ['Properties', 'AccessLogSettings'], undefined),
  ],
  [
    'an address in the log of the API',
    'calls are logged, nobody is named',
    'holds $context.identity',
    set('HttpApiStage', ['Properties', 'AccessLogSettings', 'Format'], '"ip":"$context.identity.sourceIp"'),
  ],
  [
    'a log of the API that knows no outcomes',
    'calls are logged, nobody is named',
    'counts no refusals',
    set('HttpApiStage', ['Properties', 'AccessLogSettings', 'Format'], '{"route":"$context.routeKey"}'),
  ],
  [
    'a burst that passes a closed API',
    'doors are narrow',
    'not throttled',
    set('HttpApiStage', ['Properties', 'DefaultRouteSettings', 'ThrottlingRateLimit'], 0),
  ],
  ['calls without limit', 'doors are narrow', 'not throttled', set('HttpApiStage', ['Properties'], {})],
  [
    'X-Ray',
    'doors are narrow',
    'X-Ray is on',
    set('TasksLambdaFunction', ['Properties', 'TracingConfig'], { Mode: 'Active' }),
  ],
  [
    'a public bucket',
    'doors are narrow',
    'FilesBucket: is not private',
    set('FilesBucket', ['Properties', 'PublicAccessBlockConfiguration', 'BlockPublicAcls'], false),
  ],
  [
    'a route to the timers',
    'doors are declared',
    'routes are',
    add('Extra', 'AWS::ApiGatewayV2::Route', { RouteKey: 'POST /schedule/{action}' }),
  ],
  ['a timer that does not run', 'doors are declared', 'timers are', without('ScheduleRule0')],
];

test.each(faults)('%s is found', (_what, rule, said, plant) => {
  const template = structuredClone(sound);
  plant(template);
  expect(rules(dist)[rule]?.(template).join('; ')).toContain(said);
});

test('a bundle over budget, and one that is missing, are found', () => {
  const name = 'bundles are within budget';
  const bundle = join(dist, 'tasks', 'handler.cjs');
  writeFileSync(bundle, 'x'.repeat(maxBundleBytes + 1));
  expect(saidOf(sound)[name]).toEqual([
    expect.stringContaining(`TasksLambdaFunction: ${maxBundleBytes + 1} bytes`),
  ]);
  rmSync(join(dist, 'tasks'), { recursive: true });
  expect(saidOf(sound)[name]).toEqual([expect.stringContaining('TasksLambdaFunction: no bundle')]);
});
