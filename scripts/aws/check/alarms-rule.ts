import { type AlarmPage, alarmPages, pageOf } from '../../../shared/domain/operations/watched';
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

/** Metrics that an alarm looks at, alone or in an expression. */
const metricsOf = ({ Properties }: CompiledResource): unknown[] => [
  Properties,
  ...listOf(at(Properties, 'Metrics')).map((metric) => at(metric, 'MetricStat', 'Metric')),
];

function functionProblems(template: Compiled, id: string, alarms: readonly CompiledResource[]): string[] {
  const metrics = alarms.flatMap(metricsOf);
  const own = metrics.filter((metric) => at(dimensionOf(metric, 'FunctionName'), 'Ref') === id);
  const watched = new Set(own.map((metric) => at(metric, 'MetricName')));
  const missing = ['Errors', 'Throttles', 'Duration'].filter((metric) => !watched.has(metric));
  const group = id.replace(/LambdaFunction$/, 'LogGroup');
  const counted = ofType(template, 'AWS::Logs::MetricFilter')
    .filter(([, filter]) => at(filter, 'Properties', 'LogGroupName', 'Ref') === group)
    .filter(([, filter]) => String(at(filter, 'Properties', 'FilterPattern')).includes('"error"'))
    .map(([, filter]) => at(filter, 'Properties', 'MetricTransformations', 0, 'MetricName'));
  const isCounted = metrics.some((metric) => counted.includes(at(metric, 'MetricName')));
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

const pages = Object.keys(alarmPages).map((page) => pageOf(page as AlarmPage));

/** Whoever is woken reads on where the alarm says. */
const withoutPage = (template: Compiled): string[] =>
  ofType(template, 'AWS::CloudWatch::Alarm')
    .filter(
      ([, alarm]) =>
        !pages.some((page) => String(at(alarm, 'Properties', 'AlarmDescription')).endsWith(page)),
    )
    .map(([id]) => `${id}: names no page of the runbook`);

/** A page that no alarm names is read by nobody. */
const withoutAlarm = (template: Compiled): string[] => {
  const texts = ofType(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) =>
    String(at(alarm, 'Properties', 'AlarmDescription')),
  );
  return pages
    .filter((page) => !texts.some((text) => text.endsWith(page)))
    .map((page) => `no alarm has the page ${page}`);
};

/** A picture for each page of the runbook, and saved queries over logs that there are. */
export const everythingIsSeen: Rule = (template) => {
  const bodies = ofType(template, 'AWS::CloudWatch::Dashboard').map(([, dashboard]) =>
    at(dashboard, 'Properties', 'DashboardBody', 'Fn::Sub'),
  );
  const widgets = bodies.flatMap((body) => listOf(at(JSON.parse(String(body)), 'widgets')));
  const seen = new Set(widgets.map((widget) => at(widget, 'properties', 'title')));
  const empty = widgets.filter(
    (widget) =>
      [...listOf(at(widget, 'properties', 'metrics')), ...listOf(at(widget, 'properties', 'alarms'))]
        .length === 0,
  );
  const queries = ofType(template, 'AWS::Logs::QueryDefinition');
  const lost = queries.flatMap(([id, query]) =>
    listOf(at(query, 'Properties', 'LogGroupNames'))
      .filter((group) => template.Resources[String(at(group, 'Ref'))]?.Type !== 'AWS::Logs::LogGroup')
      .map(() => `${id}: asks a log that is not there`),
  );
  return [
    ...Object.values(alarmPages)
      .filter((heading) => !seen.has(heading))
      .map((heading) => `the dashboard has no picture of “${heading}”`),
    ...empty.map((widget) => `the dashboard’s “${String(at(widget, 'properties', 'title'))}” is empty`),
    ...(queries.length === 0 ? ['no query is saved'] : []),
    ...lost,
  ];
};

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
    ...withoutPage(template),
    ...withoutAlarm(template),
    ...(isAgeHeard ? [] : ['no alarm on the age of waiting events, or none when the relay stands still']),
  ];
};
