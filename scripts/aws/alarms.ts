import type { Collection } from '../../shared/collections/collection';
import {
  type AlarmPage,
  watchedAge,
  watchedLines,
  watchedQuota,
  watchedShares,
} from '../../shared/domain/operations/watched';
import {
  alarm,
  type Counted,
  counted,
  dimensionsOf,
  metricFilter,
  ownNamespace,
  ratioAlarm,
  type Watched,
  watching,
} from './alarm';
import { alarmLimits, usdPerMillionCalls } from './declared';
import { logicalId, type Resource, type Resources, ref } from './template';

/**
 * A function's alarms. A refused call is an answer; a fault of ours is an answer too, so Lambda counts no
 * error for it: those are counted in the log. A timer runs once a minute, so each of its failures counts.
 */
export function functionAlarms(name: string, isTimer: boolean): Resources {
  const { httpDurationMs, timerDurationMs } = alarmLimits;
  const { percent, floor } = watchedShares.faults;
  const own = (kind: string) => logicalId(name, kind);
  const dimensions = { FunctionName: ref(own('LambdaFunction')) };
  const lambda = (metric: string) => ({ namespace: 'AWS/Lambda', dimensions, metric });
  const faults = { namespace: ownNamespace, metric: `${name}-faults` };
  const duration = isTimer
    ? { statistic: 'Maximum', threshold: timerDurationMs }
    : { statistic: 'p95', threshold: httpDurationMs, periods: 2 };
  const failing = (page: AlarmPage, what: string, failed: Counted) =>
    ratioAlarm(
      { page, what: `${name}: ${what}`, threshold: percent, floor: isTimer ? 1 : floor },
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

/** The access log of the API (serverless.yml, provider.logs.httpApi). */
export const apiLogGroup = 'HttpApiLogGroup';

const apiMetric = (metric: string) => ({
  namespace: 'AWS/ApiGateway',
  metric,
  dimensions: { ApiId: ref('HttpApi') },
});

const refused = { namespace: ownNamespace, metric: 'api-429' };

/** Log lines of which one is enough, or `floor` in five minutes, by the functions that write them. */
function lineAlarm(
  id: string,
  pattern: string,
  metric: string,
  names: readonly string[],
  { floor = 1, ...watched }: Omit<Watched, 'threshold'> & { readonly floor?: number },
): Resources {
  const filters = names.map((name) => [
    logicalId(name, `${id}Filter`),
    metricFilter(logicalId(name, 'LogGroup'), pattern, metric, '1'),
  ]);
  const counts = { namespace: ownNamespace, metric, statistic: 'Sum', threshold: floor };
  return { ...Object.fromEntries(filters), [`${id}Alarm`]: alarm({ ...watched, ...counts }) };
}

/** Who writes the lines that are watched. */
const writers: Readonly<Record<keyof typeof watchedLines, { id: string; names: readonly string[] }>> = {
  parked: { id: 'Parked', names: ['schedule'] },
  payoutAlarm: { id: 'Payout', names: ['drain', 'funding', 'payouts', 'schedule'] },
  refundWaits: { id: 'RefundWaits', names: ['schedule'] },
  ticketWaits: { id: 'TicketWaits', names: ['schedule'] },
  reconciliationAlarm: { id: 'Reconciliation', names: ['reconcile'] },
};

const lineAlarms = (): Resources =>
  Object.assign(
    {},
    ...Object.entries(watchedLines).map(([line, { page, what }]) => {
      const { id, names } = writers[line as keyof typeof watchedLines];
      return lineAlarm(id, `{ $.metric = "${line}" }`, line, names, { page, what });
    }),
  );

const daySeconds = 86_400;

/** What the calls of a day cost, by what a million costs: money says more to an operator than calls do. */
const costAlarm = () =>
  watching(
    { page: 'cost', what: 'a day costs more than expected', threshold: '${param:dollarsPerDay, 10}' },
    {
      Metrics: [
        counted('calls', { ...apiMetric('Count'), periodSeconds: daySeconds }),
        { Id: 'usd', Expression: `calls * ${usdPerMillionCalls} / 1000000`, ReturnData: true },
      ],
    },
  );

/** What is watched of the whole: where alarms go, the API's own failures, the age of waiting events. */
export function commonAlarms(askWeChat: readonly string[]): Resources {
  const { percent: threshold, floor } = watchedShares.faults;
  const { page, what, outcome } = watchedQuota;
  return {
    AlarmTopic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'jiedan ${sls:stage}' } },
    AlarmEmail: {
      Type: 'AWS::SNS::Subscription',
      Condition: 'HasAlarmEmail',
      Properties: { TopicArn: ref('AlarmTopic'), Protocol: 'email', Endpoint: "${param:alarmEmail, ''}" },
    },
    ApiFaultsAlarm: ratioAlarm(
      { page: 'api', what: 'the API fails', threshold, floor },
      apiMetric('5xx'),
      apiMetric('Count'),
    ),
    // The HTTP API counts its 429 among all refusals; its access log knows them apart, ours and its own.
    RefusedFilter: metricFilter(apiLogGroup, '{ $.status = 429 }', refused.metric, '1'),
    RefusedAlarm: ratioAlarm(
      {
        page: watchedShares.refused.page,
        what: 'people are told to slow down (429)',
        threshold: watchedShares.refused.percent,
        floor: watchedShares.refused.floor,
      },
      refused,
      apiMetric('Count'),
    ),
    ...lineAlarms(),
    ...lineAlarm('WeChatQuota', `{ $.outcome = "${outcome}" }`, 'wechat-quota', askWeChat, {
      page,
      what,
      floor: watchedQuota.floor,
    }),
    CostAlarm: costAlarm(),
    OutboxAgeFilter: metricFilter(
      'ScheduleLogGroup',
      `{ $.metric = "${watchedAge.metric}" }`,
      'outbox-age',
      '$.value',
    ),
    OutboxAgeAlarm: alarm({
      ...{ what: watchedAge.what, page: watchedAge.page, namespace: ownNamespace },
      ...{ metric: 'outbox-age', statistic: 'Maximum', threshold: watchedAge.mostMs },
      ...{ periodSeconds: 60, periods: 5, missing: 'breaching' },
    }),
  };
}
