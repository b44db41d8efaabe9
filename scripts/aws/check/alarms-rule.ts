import { at, type Compiled, type CompiledResource, listOf, ofType, type Rule } from './compiled';

/** The alarms that tell somebody. */
const heardAlarms = (template: Compiled): CompiledResource[] =>
  ofType(template, 'AWS::CloudWatch::Alarm')
    .map(([, alarm]) => alarm)
    .filter((alarm) => listOf(at(alarm, 'Properties', 'AlarmActions')).length > 0);

const dimensionOf = (holder: unknown, name: string): unknown =>
  at(
    listOf(at(holder, 'Dimensions')).find((dimension) => at(dimension, 'Name') === name),
    'Value',
  );

function functionProblems(template: Compiled, id: string, alarms: readonly CompiledResource[]): string[] {
  const own = alarms.filter(({ Properties }) => at(dimensionOf(Properties, 'FunctionName'), 'Ref') === id);
  const watched = new Set(own.map(({ Properties }) => at(Properties, 'MetricName')));
  const missing = ['Errors', 'Throttles', 'Duration'].filter((metric) => !watched.has(metric));
  const group = id.replace(/LambdaFunction$/, 'LogGroup');
  const counted = ofType(template, 'AWS::Logs::MetricFilter')
    .filter(([, filter]) => at(filter, 'Properties', 'LogGroupName', 'Ref') === group)
    .filter(([, filter]) => String(at(filter, 'Properties', 'FilterPattern')).includes('"error"'))
    .map(([, filter]) => at(filter, 'Properties', 'MetricTransformations', 0, 'MetricName'));
  const isCounted = alarms.some(({ Properties }) => counted.includes(at(Properties, 'MetricName')));
  return [
    ...missing.map((metric) => `${id}: no alarm on ${metric}`),
    ...(isCounted ? [] : [`${id}: no alarm on faults in its log`]),
  ];
}

function tableProblems(id: string, table: CompiledResource, alarms: readonly CompiledResource[]): string[] {
  const metrics = alarms
    .flatMap(({ Properties }) => listOf(at(Properties, 'Metrics')))
    .map((metric) => at(metric, 'MetricStat', 'Metric'))
    .filter((metric) => at(dimensionOf(metric, 'TableName'), 'Ref') === id);
  const indexes = listOf(at(table, 'Properties', 'GlobalSecondaryIndexes')).map((index) =>
    at(index, 'IndexName'),
  );
  return [undefined, ...indexes].flatMap((index) => {
    const watched = metrics.filter((metric) => dimensionOf(metric, 'GlobalSecondaryIndexName') === index);
    return watched.length === 2 ? [] : [`${id}: no alarm on throttling of ${String(index ?? 'the table')}`];
  });
}

/** Whatever fails, slows down, is refused or stops is heard. */
export const everythingIsHeard: Rule = (template) => {
  const alarms = heardAlarms(template);
  const age = ofType(template, 'AWS::Logs::MetricFilter')
    .filter(([, filter]) => String(at(filter, 'Properties', 'FilterPattern')).includes('outboxAgeMs'))
    .map(([, filter]) => at(filter, 'Properties', 'MetricTransformations', 0, 'MetricName'));
  const isAgeHeard = alarms.some(
    ({ Properties }) =>
      age.includes(at(Properties, 'MetricName')) && at(Properties, 'TreatMissingData') === 'breaching',
  );
  return [
    ...ofType(template, 'AWS::Lambda::Function').flatMap(([id]) => functionProblems(template, id, alarms)),
    ...ofType(template, 'AWS::DynamoDB::Table').flatMap(([id, table]) => tableProblems(id, table, alarms)),
    ...(isAgeHeard ? [] : ['no alarm on the age of waiting events, or none when the relay stands still']),
  ];
};
