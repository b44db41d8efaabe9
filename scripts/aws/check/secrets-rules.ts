import { demandEnvironment, environmentNames } from '../../../shared/runtime/compose/aws-environment';
import { at, type Compiled, ofType, type Rule, textsIn } from './compiled';

const reference = /^\{\{resolve:secretsmanager:[^}]+\}\}$/;

/** What secrets look like, whatever they are called. */
const secretForms: readonly (readonly [string, RegExp])[] = [
  ['an access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['32 bytes in base64', /(^|[^A-Za-z0-9+/])[A-Za-z0-9+/]{43}=($|[^A-Za-z0-9+/=])/],
  ['a vault key', /^\d{1,6}:[A-Za-z0-9+/]{43}=/],
  ['32 hexadecimal digits', /(^|[^0-9a-f])[0-9a-f]{32}($|[^0-9a-f])/],
];

const secretNames = /SECRET|PASSWORD|TOKEN|_KEYS?$/i;

/** No secret stands in the template: neither by its form, nor as the plain value of a telling name. */
export const noPlainSecret: Rule = (template) => {
  const found = [...textsIn(template)].flatMap(([path, text]) =>
    secretForms.filter(([, form]) => form.test(text)).map(([what]) => `${path}: looks like ${what}`),
  );
  const plain = ofType(template, 'AWS::Lambda::Function').flatMap(([id, lambda]) =>
    Object.entries(variablesOf(lambda))
      .filter(
        ([name, value]) => secretNames.test(name) && typeof value === 'string' && !reference.test(value),
      )
      .map(([name]) => `${id}: ${name} stands in plain text`),
  );
  const defaults = Object.entries(template.Parameters ?? {})
    .filter(([name, parameter]) => secretNames.test(name) && parameter.Default !== undefined)
    .map(([name]) => `parameter ${name} has a default`);
  return [...found, ...plain, ...defaults];
};

const variablesOf = (lambda: unknown): Readonly<Record<string, unknown>> =>
  Object(at(lambda, 'Properties', 'Environment', 'Variables'));

/** Values that a deployment would put in, of the right form. */
const key = Buffer.alloc(32, 1).toString('base64');
const samples: Readonly<Record<string, string>> = {
  WECHAT_APP_ID: 'wx0000000000000000',
  WECHAT_SECRET: 'sample-of-a-secret',
  SESSION_KEY: key,
  HASH_KEY: key,
  VAULT_KEYS: `1:${key}`,
  VAULT_KMS_KEY: 'arn:sample',
  FILES_BUCKET: 'sample',
  WECHAT_PUSH_TOKEN: 'sample',
  WECHAT_PUSH_KEY: 'a'.repeat(43),
  IDENTITY_SECRET_ID: 'sample-of-an-id',
  IDENTITY_SECRET_KEY: 'sample-of-a-secret',
};

/** The environment as Lambda would give it, with samples for what CloudFormation puts in. */
const environmentOf = (lambda: unknown): Record<string, string> => ({
  AWS_REGION: 'cn-northwest-1',
  ...Object.fromEntries(
    Object.entries(variablesOf(lambda)).map(([name, value]) => [
      name,
      typeof value === 'string' && !reference.test(value) ? value : (samples[name] ?? 'sample'),
    ]),
  ),
});

const starts = (environment: Record<string, string>): boolean => {
  try {
    demandEnvironment(environment);
    return true;
  } catch {
    return false;
  }
};

/** Taken away together, since either opens the vault. */
const secrets = [['WECHAT_SECRET'], ['SESSION_KEY'], ['HASH_KEY'], ['VAULT_KEYS', 'VAULT_KMS_KEY']];

function startProblems(id: string, lambda: unknown): string[] {
  const environment = environmentOf(lambda);
  if (!starts(environment)) return [`${id}: does not start with what it is given`];
  const unknown = Object.keys(environment).filter((name) => !environmentNames.includes(name));
  const without = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
  return [
    ...unknown.map((name) => `${id}: nothing reads ${name}`),
    ...secrets.filter((names) => starts(without(names))).map(([name]) => `${id}: starts without ${name}`),
  ];
}

/** Every function starts with what it is given, and with none of its secrets left out. */
export const startsOnlyWithSecrets: Rule = (template: Compiled) =>
  ofType(template, 'AWS::Lambda::Function').flatMap(([id, lambda]) => startProblems(id, lambda));
