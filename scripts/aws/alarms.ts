import type { Collection } from '../../shared/collections/collection';
import { alarmLimits } from './declared';
import { logicalId, type Resource, type Resources, ref } from './template';

interface Watched {
  readonly what: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, unknown>>;
  readonly statistic: string;
  readonly threshold: number;
  readonly periodSeconds?: number;
  /** Of the last five periods. */
  readonly periods?: number;
  /** What no figures mean: nothing happened, or what should happen does not. */
  readonly missing?: 'notBreaching' | 'breaching';
}

/** Metrics of our own log lines. */
const ownNamespace = 'jiedan/${sls:stage}';

const dimensionsOf = (dimensions: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

const notify = { AlarmActions: [ref('AlarmTopic')], OKActions: [ref('AlarmTopic')] };

const alarm = (watched: Watched): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmDescription: watched.what,
    Namespace: watched.namespace,
    MetricName: watched.metric,
    ...(watched.dimensions && { Dimensions: dimensionsOf(watched.dimensions) }),
    ...(watched.statistic.startsWith('p')
      ? { ExtendedStatistic: watched.statistic }
      : { Statistic: watched.statistic }),
    Period: watched.periodSeconds ?? 300,
    EvaluationPeriods: watched.periods ?? 1,
    Threshold: watched.threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: watched.missing ?? 'notBreaching',
    ...notify,
  },
});

const metricFilter = (group: string, pattern: string, metric: string, value: string): Resource => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: ref(group),
    FilterPattern: pattern,
    MetricTransformations: [{ MetricNamespace: ownNamespace, MetricName: metric, MetricValue: value }],
  },
});

/**
 * A function's alarms. A refused call is an answer; a fault of ours is an answer too, so Lambda counts no
 * error for it: those are counted in the log.
 */
export function functionAlarms(name: string, isTimer: boolean): Resources {
  const { httpDurationMs, timerDurationMs } = alarmLimits;
  const own = (kind: string) => logicalId(name, kind);
  const dimensions = { FunctionName: ref(own('LambdaFunction')) };
  const lambda = { namespace: 'AWS/Lambda', dimensions, statistic: 'Sum', threshold: 1 };
  const duration = isTimer
    ? { statistic: 'Maximum', threshold: timerDurationMs }
    : { statistic: 'p95', threshold: httpDurationMs, periods: 2 };
  const faults = `${name}-faults`;
  return {
    [own('FaultFilter')]: metricFilter(own('LogGroup'), '{ $.level = "error" }', faults, '1'),
    [own('FaultsAlarm')]: alarm({
      ...{ what: `${name}: faults in the log`, namespace: ownNamespace, metric: faults },
      ...{ statistic: 'Sum', threshold: 1 },
    }),
    [own('ErrorsAlarm')]: alarm({ ...lambda, what: `${name}: crashed or timed out`, metric: 'Errors' }),
    [own('ThrottlesAlarm')]: alarm({ ...lambda, what: `${name}: calls refused`, metric: 'Throttles' }),
    [own('DurationAlarm')]: alarm({ ...lambda, what: `${name}: slow`, metric: 'Duration', ...duration }),
  };
}

/** CloudWatch takes ten metrics into one alarm: five tables or indexes, reads and writes each. */
const placesPerAlarm = 5;

function throttleAlarm(table: string, indexes: readonly (string | undefined)[]): Resource {
  const metrics = indexes.flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map((MetricName) => {
      const place = { TableName: ref(table), ...(index && { GlobalSecondaryIndexName: index }) };
      const Metric = { Namespace: 'AWS/DynamoDB', MetricName, Dimensions: dimensionsOf(place) };
      return { MetricStat: { Metric, Period: 300, Stat: 'Sum' }, ReturnData: false };
    }),
  );
  const named = metrics.map((metric, at) => ({ Id: `m${at}`, ...metric }));
  const sum = `SUM([${named.map(({ Id }) => `FILL(${Id},0)`).join(',')}])`;
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: `${table}: DynamoDB throttles`,
      Metrics: [...named, { Id: 'all', Expression: sum, ReturnData: true }],
      EvaluationPeriods: 1,
      Threshold: 10,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      ...notify,
    },
  };
}

/** Throttling of a table and of each of its indexes: an index that lags stops writes to its table. */
export function tableAlarms(of: Collection): Resources {
  const table = logicalId(of.name, 'Table');
  const places = [undefined, ...Object.keys(of.indexes)];
  const starts = places.map((_, at) => at).filter((at) => at % placesPerAlarm === 0);
  return Object.fromEntries(
    starts.map((start, at) => [
      `${table}Throttles${at === 0 ? '' : at + 1}Alarm`,
      throttleAlarm(table, places.slice(start, start + placesPerAlarm)),
    ]),
  );
}

/** What is watched of the whole: where alarms go, the API's own failures, the age of waiting events. */
export const commonAlarms = (): Resources => ({
  AlarmTopic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'jiedan ${sls:stage}' } },
  AlarmEmail: {
    Type: 'AWS::SNS::Subscription',
    Condition: 'HasAlarmEmail',
    Properties: { TopicArn: ref('AlarmTopic'), Protocol: 'email', Endpoint: "${param:alarmEmail, ''}" },
  },
  ApiFaultsAlarm: alarm({
    ...{ what: 'the API fails', namespace: 'AWS/ApiGateway', metric: '5xx', statistic: 'Sum' },
    ...{ dimensions: { ApiId: ref('HttpApi') }, threshold: alarmLimits.apiFaults },
  }),
  ParkedFilter: metricFilter('ScheduleLogGroup', '{ $.metric = "parked" }', 'parked', '1'),
  ParkedAlarm: alarm({
    ...{ what: 'something failed ten times and waits: npm run parked -- list', namespace: ownNamespace },
    ...{ metric: 'parked', statistic: 'Sum', threshold: 1 },
  }),
  OutboxAgeFilter: metricFilter('ScheduleLogGroup', '{ $.metric = "outboxAgeMs" }', 'outbox-age', '$.value'),
  OutboxAgeAlarm: alarm({
    ...{ what: 'events wait, or the relay does not run', namespace: ownNamespace, metric: 'outbox-age' },
    ...{ statistic: 'Maximum', threshold: alarmLimits.outboxAgeMs, periodSeconds: 60, periods: 5 },
    missing: 'breaching',
  }),
});
