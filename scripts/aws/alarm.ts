import { type AlarmPage, pageOf } from '../../shared/domain/operations/watched';
import { type Resource, ref } from './template';

export interface Watched {
  readonly what: string;
  /** Where in the runbook it stands what to do. */
  readonly page: AlarmPage;
  readonly threshold: number | string;
  /** Periods in a row. */
  readonly periods?: number;
  /** What no figures mean: nothing happened, or what should happen does not. */
  readonly missing?: 'notBreaching' | 'breaching';
}

export interface Metric {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, unknown>>;
  readonly statistic: string;
  readonly periodSeconds?: number;
}
export type Counted = Omit<Metric, 'statistic'>;

/** Metrics of our own log lines. */
export const ownNamespace = 'jiedan/${sls:stage}';
const usualPeriodSeconds = 300;

export const dimensionsOf = (dimensions: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

const notify = { AlarmActions: [ref('AlarmTopic')], OKActions: [ref('AlarmTopic')] };

/** An alarm on whatever `properties` measure. */
export const watching = (
  { what, page, threshold, periods, missing }: Watched,
  properties: object,
): Resource => ({
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

export const alarm = (watched: Watched & Metric): Resource =>
  watching(watched, {
    Namespace: watched.namespace,
    MetricName: watched.metric,
    ...(watched.dimensions && { Dimensions: dimensionsOf(watched.dimensions) }),
    ...(watched.statistic.startsWith('p')
      ? { ExtendedStatistic: watched.statistic }
      : { Statistic: watched.statistic }),
    Period: watched.periodSeconds ?? usualPeriodSeconds,
  });

/** A metric that an expression of an alarm counts. */
export const counted = (
  Id: string,
  { namespace, metric, dimensions, periodSeconds = usualPeriodSeconds }: Counted,
) => {
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
export function ratioAlarm(
  watched: Watched & { readonly floor: number },
  failed: Counted,
  all: Counted,
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

/** Counts the lines of a log that match a pattern, or takes their figure. */
export const metricFilter = (group: string, pattern: string, metric: string, value: string): Resource => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: {
    LogGroupName: ref(group),
    FilterPattern: pattern,
    MetricTransformations: [{ MetricNamespace: ownNamespace, MetricName: metric, MetricValue: value }],
  },
});
