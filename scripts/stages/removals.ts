import { at, type Compiled } from '../aws/check/compiled';

/** Whether a condition holds, in a package whose parameters are filled in: its parts are texts. */
function holds(template: Compiled, condition: unknown): boolean {
  const not = at(condition, 'Fn::Not', 0);
  if (not !== undefined) return !holds(template, not);
  const [left, right] = [at(condition, 'Fn::Equals', 0), at(condition, 'Fn::Equals', 1)];
  if (typeof left !== 'string' || typeof right !== 'string')
    throw new Error(`a condition that is not constant: ${JSON.stringify(condition)}`);
  return left === right;
}

/** What a template really makes: id and type. */
const made = (template: Compiled): [id: string, type: string][] =>
  Object.entries(template.Resources)
    .filter(
      ([, { Condition }]) =>
        Condition === undefined || holds(template, at(template.Conditions, String(Condition))),
    )
    .map(([id, { Type }]) => [id, Type]);

/** What people lose with it. */
const losses: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::DomainName': 'phones no longer reach the API at its domain',
  'AWS::EC2::EIP': 'WeChat no longer knows the address that calls come from',
  'AWS::DynamoDB::Table': 'its documents are no longer served',
  'AWS::S3::Bucket': 'its files are no longer served',
  'AWS::KMS::Key': 'personal fields can no longer be opened',
  'AWS::Lambda::Function': 'its calls are no longer answered',
  'AWS::Events::Rule': 'what it ran by the clock no longer runs',
};

/** Comes and goes with each deployment, and holds nothing. */
const isOfNoMatter = (type: string): boolean =>
  /^AWS::(CloudWatch::Alarm|CloudWatch::Dashboard|Logs::MetricFilter|Logs::QueryDefinition|Lambda::(Permission|Version)|ApiGatewayV2::(Route|Integration))$/.test(
    type,
  );

/** What a deployment would take away: a sentence each, by the template that stands and the one that would. */
export function removals(standing: Compiled, next: Compiled): string[] {
  const kept = new Set(made(next).map(([id]) => id));
  return made(standing)
    .filter(([id, type]) => !kept.has(id) && !isOfNoMatter(type))
    .map(([id, type]) => `${id} (${type})${losses[type] ? `: ${losses[type]}` : ''}`);
}
