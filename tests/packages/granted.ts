import { at, type Compiled, listOf } from '../../scripts/aws/check/compiled';

/** What somebody wants to do. */
export interface Wanted {
  /** `dynamodb:GetItem` */
  readonly action: string;
  /** Its ARN. */
  readonly on: string;
  /** Of KMS: what a policy may ask for, by the name of its key. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Names of what a template makes, where roles name it; `resolve` fills in a value of the template. */
export interface MadeNames {
  arnOf(logicalId: string): string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The ARN that a policy means, with its stars. */
function meantBy(resource: unknown, names: MadeNames): string {
  const id = at(resource, 'Fn::GetAtt', 0);
  if (typeof id === 'string') return names.arnOf(id);
  const pattern = at(resource, 'Fn::Sub');
  return typeof pattern === 'string'
    ? pattern.replace(/\$\{(\w+)\.Arn\}/g, (_, named: string) => names.arnOf(named))
    : text(resource);
}

const matches = (pattern: string, value: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(value);

/** What must be equal, of the one kind of condition that roles have. */
const holds = (statement: unknown, { context = {} }: Wanted): boolean =>
  Object.entries((at(statement, 'Condition', 'StringEquals') ?? {}) as object).every(
    ([name, value]) => context[name] === value,
  );

/** The statements of a function's role, those under a condition too. */
function statementsOf(template: Compiled, functionId: string): unknown[] {
  const role = at(template.Resources[functionId], 'Properties', 'Role', 'Fn::GetAtt', 0);
  const policies = listOf(at(template.Resources[String(role)], 'Properties', 'Policies'));
  return policies
    .flatMap((policy) => listOf(at(policy, 'PolicyDocument', 'Statement')))
    .map((statement) => at(statement, 'Fn::If', 1) ?? statement);
}

/** Whether the role of a function, as CloudFormation would make it, lets it do something. */
export function granting(template: Compiled, functionId: string, names: MadeNames) {
  const statements = statementsOf(template, functionId).map((statement) => ({
    statement,
    isAllow: at(statement, 'Effect') === 'Allow',
    actions: listOf(at(statement, 'Action')).map(text),
    resources: listOf(at(statement, 'Resource')).map((resource) => meantBy(resource, names)),
  }));
  return (wanted: Wanted): boolean => {
    const about = statements.filter(
      ({ statement, actions, resources }) =>
        actions.includes(wanted.action) &&
        resources.some((resource) => matches(resource, wanted.on)) &&
        holds(statement, wanted),
    );
    return about.length > 0 && about.every(({ isAllow }) => isAllow);
  };
}
