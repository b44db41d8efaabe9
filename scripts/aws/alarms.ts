import type { Collection } from '../../shared/collections/collection';
import { alarmLimits } from './declared';
import { type AlarmPage, pageOf } from './runbook';
import { logicalId, type Resource, type Resources, ref } from './template';

interface Watched {
  readonly what: string;
  /** Where in the runbook it stands what to do. */
  readonly page: AlarmPage;
  readonly threshold: number;
  /** Periods in a row. */
  readonly periods?: number;
  /** What no figures mean: nothing happened, or what should happen does not. */
  readonly missing?: 'notBreaching' | 'breaching';
}

interface Metric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, unknown>>;
  readonly statistic: string;
  readonly periodSeconds?: number;
}

/** Metrics of our own log lines. */
const ownNamespace = 'jiedan/${sls:stage}';
const periodSeconds = 300;

const dimensionsOf = (dimensions: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

const notify = { AlarmActions: [ref('AlarmTopic')], OKActions: [ref('AlarmTopic')] };

const watching = ({ what, page, threshold, periods, missing }: Watched, properties: object): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmDescription: `${what}: ${pageOf(page)}`,
    ...properties,
    EvaluationPeriods: periods ?? 1,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: missing ?? 'notBreaching',
    ...notify,
  },
});

const alarm = (watched: Watched & Metric): Resource =>
  watching(watched, {
    Namespace: watched.namespace,
    MetricName: watched.metric,
    ...(watched.dimensions && { Dimensions: dimensionsOf(watched.dimensions) }),
    ...(watched.statistic.startsWith('p')
      ? { ExtendedStatistic: watched.statistic }
      : { Statistic: watched.statistic }),
    Period: watched.periodSeconds ?? periodSeconds,
  });

const counted = (Id: string, { namespace, metric, dimensions }: Omit<Metric, 'statistic'>) => {
  const Metric = {
    Namespace: namespace,
    MetricName: metric,
    ...(dimensions && { Dimensions: dimensionsOf(dimensions) }),
  };
  return { Id, MetricStat: { Metric, Period: periodSeconds, Stat: 'Sum' }, ReturnData: false };
};

/**
 * An alarm on the share of calls that failed, in per cent. Below `floor` failures in five minutes it stays
 * quiet: one failed call of three at night wakes nobody, one of a hundred by day does.
 */
function ratioAlarm(
  watched: Watched & { readonly floor: number },
  failed: Omit<Metric, 'statistic'>,
  all: Omit<Metric, 'statistic'>,
): Resource {
  const share = '100 * FILL(failed, 0) / MAX([FILL(all, 0), FILL(failed, 0), 1])';
  return watching(watched, {
    Metrics: [
      counted('failed', failed),
      counted('all', all),
      { Id: 'share', Expression: `IF(FILL(failed, 0) >= ${watched.floor}, ${share}, 0)`, ReturnData: true },
    ],
  });
}

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
 * error for it: those are counted in the log. A timer runs once a minute, so each of its failures counts.
 */
export function functionAlarms(name: string, isTimer: boolean): Resources {
  const { httpDurationMs, timerDurationMs, failedPercent, failedFloor } = alarmLimits;
  const own = (kind: string) => logicalId(name, kind);
  const dimensions = { FunctionName: ref(own('LambdaFunction')) };
  const lambda = (metric: string) => ({ namespace: 'AWS/Lambda', dimensions, metric });
  const faults = { namespace: ownNamespace, metric: `${name}-faults` };
  const duration = isTimer
    ? { statistic: 'Maximum', threshold: timerDurationMs }
    : { statistic: 'p95', threshold: httpDurationMs, periods: 2 };
  const failing = (page: AlarmPage, what: string, failed: Omit<Metric, 'statistic'>) =>
    ratioAlarm(
      { page, what: `${name}: ${what}`, threshold: failedPercent, floor: isTimer ? 1 : failedFloor },
      failed,
      lambda('Invocations'),
    );
  return {
    [own('FaultFilter')]: metricFilter(own('LogGroup'), '{ $.level = "error" }', faults.metric, '1'),
    [own('FaultsAlarm')]: failing('faults', 'faults in the log', faults),
    [own('ErrorsAlarm')]: failing('errors', 'crashed or timed out', lambda('Errors')),
    [own('ThrottlesAlarm')]: failing('throttles', 'calls refused', lambda('Throttles')),
    [own('DurationAlarm')]: alarm({
      ...{ ...lambda('Duration'), page: 'duration', what: `${name}: slow` },
      ...duration,
    }),
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
  return watching(
    { page: 'tables', what: `${table}: DynamoDB throttles`, threshold: 10 },
    { Metrics: [...named, { Id: 'all', Expression: sum, ReturnData: true }] },
  );
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

const apiMetric = (metric: string) => ({
  namespace: 'AWS/ApiGateway',
  metric,
  dimensions: { ApiId: ref('HttpApi') },
});

/** Log lines of which one is enough, by the functions that write them. */
function lineAlarm(id: string, line: string, names: readonly string[], watched: Omit<Watched, 'threshold'>) {
  const filters = names.map((name) => [
    logicalId(name, `${id}Filter`),
    metricFilter(logicalId(name, 'LogGroup'), `{ $.metric = "${line}" }`, line, '1'),
  ]);
  const counts = { namespace: ownNamespace, metric: line, statistic: 'Sum', threshold: 1 };
  return { ...Object.fromEntries(filters), [`${id}Alarm`]: alarm({ ...watched, ...counts }) } as Resources;
}

/** What is watched of the whole: where alarms go, the API's own failures, the age of waiting events. */
export const commonAlarms = (): Resources => ({
  AlarmTopic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'jiedan ${sls:stage}' } },
  AlarmEmail: {
    Type: 'AWS::SNS::Subscription',
    Condition: 'HasAlarmEmail',
    Properties: { TopicArn: ref('AlarmTopic'), Protocol: 'email', Endpoint: "${param:alarmEmail, ''}" },
  },
  ApiFaultsAlarm: ratioAlarm(
    {
      page: 'api',
      what: 'the API fails',
      threshold: alarmLimits.failedPercent,
      floor: alarmLimits.failedFloor,
    },
    apiMetric('5xx'),
    apiMetric('Count'),
  ),
  ...lineAlarm('Parked', 'parked', ['schedule'], {
    what: 'something failed ten times and waits',
    page: 'parked',
  }),
  ...lineAlarm('Payout', 'payoutAlarm', ['drain', 'funding', 'payouts', 'schedule'], {
    what: 'a rail stopped, or a payout ended in two ways',
    page: 'payouts',
  }),
  ...lineAlarm('RefundWaits', 'refundWaits', ['schedule'], {
    what: 'a refund is due and nobody has sent it',
    page: 'refunds',
  }),
  ...lineAlarm('TicketWaits', 'ticketWaits', ['schedule'], {
    what: 'a report, an appeal, a complaint or feedback is soon to be answered',
    page: 'tickets',
  }),
  OutboxAgeFilter: metricFilter('ScheduleLogGroup', '{ $.metric = "outboxAgeMs" }', 'outbox-age', '$.value'),
  OutboxAgeAlarm: alarm({
    ...{ what: 'events wait, or the relay does not run', page: 'outboxAge', namespace: ownNamespace },
    ...{ metric: 'outbox-age', statistic: 'Maximum', threshold: alarmLimits.outboxAgeMs },
    ...{ periodSeconds: 60, periods: 5, missing: 'breaching' },
  }),
});
