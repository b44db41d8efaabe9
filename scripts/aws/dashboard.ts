import { type AlarmPage, alarmPages, pageOf } from '../../shared/domain/operations/watched';
import { at, listOf } from './check/compiled';
import { type Resource, type Resources, sub } from './template';

/** Places of the grid: a page has 24 columns. */
const widgetWidth = 12;
const widgetHeight = 6;
/** CloudWatch draws more, but nobody reads them: the states of such alarms say enough. */
const mostMetrics = 80;

const region = '${AWS::Region}';

/** A value of the template inside a text of `Fn::Sub`. */
const text = (value: unknown): unknown => {
  const id = at(value, 'Ref');
  return typeof id === 'string' ? `\${${id}}` : value;
};

const dimensionsIn = (metric: unknown): unknown[] =>
  listOf(at(metric, 'Dimensions')).flatMap((each) => [at(each, 'Name'), text(at(each, 'Value'))]);

/** Ids are an alarm's own; several alarms share a widget. */
const renamed = (expression: string, ids: readonly string[], suffix: number): string =>
  ids.reduce((so, id) => so.replace(new RegExp(`\\b${id}\\b`, 'g'), `${id}${suffix}`), expression);

/** What an alarm measures, as a dashboard draws it: the line that it goes by, and what that is made of hidden. */
function linesOf(label: string, { Properties }: Resource, suffix: number): unknown[] {
  const metrics = listOf(at(Properties, 'Metrics'));
  if (metrics.length === 0) {
    const stat = at(Properties, 'Statistic') ?? at(Properties, 'ExtendedStatistic');
    const own = [at(Properties, 'Namespace'), at(Properties, 'MetricName'), ...dimensionsIn(Properties)];
    return [[...own, { label, stat, period: at(Properties, 'Period') }]];
  }
  const ids = metrics.map((metric) => String(at(metric, 'Id')));
  return metrics.map((metric) => {
    const id = `${String(at(metric, 'Id'))}${suffix}`;
    const expression = at(metric, 'Expression');
    if (typeof expression === 'string') return [{ id, label, expression: renamed(expression, ids, suffix) }];
    const { Metric, Stat, Period } = at(metric, 'MetricStat') as Record<
      'Metric' | 'Stat' | 'Period',
      unknown
    >;
    const own = [at(Metric, 'Namespace'), at(Metric, 'MetricName'), ...dimensionsIn(Metric)];
    return [...own, { id, stat: Stat, period: Period, visible: false }];
  });
}

type Named = readonly [id: string, alarm: Resource];

const isOf = (page: string, [, { Properties }]: Named): boolean =>
  String(Properties.AlarmDescription).endsWith(page);

function widgetOf(title: string, alarms: readonly Named[], place: object): object {
  const metrics = alarms.flatMap(([id, alarm], suffix) => linesOf(id.replace(/Alarm$/, ''), alarm, suffix));
  if (metrics.length > mostMetrics) {
    const arns = alarms.map(([id]) => `\${${id}.Arn}`);
    return { type: 'alarm', ...place, properties: { title, alarms: arns } };
  }
  const value = at(alarms[0]?.[1], 'Properties', 'Threshold');
  const horizontal = typeof value === 'number' ? [{ label: 'alarm', value }] : [];
  return { type: 'metric', ...place, properties: { title, region, metrics, annotations: { horizontal } } };
}

/** A page for whoever looks at the whole: a picture for each page of the runbook, of what its alarms go by. */
export function dashboard(made: Resources): Resource {
  const alarms = Object.entries(made).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
  const widgets = Object.entries(alarmPages).map(([page, heading], index) => {
    const of = alarms.filter((named) => isOf(pageOf(page as AlarmPage), named));
    const place = {
      x: (index % 2) * widgetWidth,
      y: Math.floor(index / 2) * widgetHeight,
      width: widgetWidth,
      height: widgetHeight,
    };
    return widgetOf(heading, of, place);
  });
  return {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: {
      DashboardName: 'jiedan-${sls:stage}',
      DashboardBody: sub(JSON.stringify({ widgets })),
    },
  };
}
