import { countNames, type Tallied } from './tallied';
import {
  type AlarmPage,
  pageOf,
  type Share,
  watchedAge,
  watchedLines,
  watchedQuota,
  watchedShares,
} from './watched';

/** Something of which an operator is told. */
export interface Alarm {
  /** The same as long as it lasts. */
  readonly key: string;
  readonly page: AlarmPage;
  /** For an operator, with the page that says what to do; nothing of anybody. */
  readonly text: string;
}

const alarmOf = (key: string, page: AlarmPage, said: string): Alarm => ({
  key,
  page,
  text: `${said}。处理办法：${pageOf(page)}`,
});

/** Whether so many of so many are more than a share allows, and enough to wake somebody. */
export const exceeds = (
  { percent, floor }: Pick<Share, 'percent' | 'floor'>,
  failed: number,
  all: number,
): boolean => failed >= floor && (100 * failed) / Math.max(all, failed, 1) >= percent;

const percentOf = (failed: number, all: number): string =>
  `${((100 * failed) / Math.max(all, failed, 1)).toFixed(1)}%`;

const functionsIn = (counts: Tallied['counts']): string[] => {
  const prefix = countNames.calls('');
  return Object.keys(counts)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .sort();
};

/**
 * What is to be told of the counts of one window, by the thresholds that alarms of CloudWatch have. `isTimer`: whether
 * a function is run by the clock, where each failure counts.
 */
export function alarmsIn({ counts, oldestMs }: Tallied, isTimer: (feature: string) => boolean): Alarm[] {
  const count = (name: string) => counts[name] ?? 0;
  const features = functionsIn(counts);
  const faults = features.flatMap((feature) => {
    const [failed, all] = [count(countNames.faults(feature)), count(countNames.calls(feature))];
    const { page, percent, floor } = watchedShares.faults;
    return exceeds({ percent, floor: isTimer(feature) ? 1 : floor }, failed, all)
      ? [
          alarmOf(
            `faults ${feature}`,
            page,
            `${feature} 五分钟内 ${all} 次调用有 ${failed} 次出错（${percentOf(failed, all)}）`,
          ),
        ]
      : [];
  });
  const all = features.reduce((sum, feature) => sum + count(countNames.calls(feature)), 0);
  const refused = count(countNames.refused);
  const lines = Object.entries(watchedLines).flatMap(([metric, { page, said }]) =>
    count(countNames.line(metric)) > 0 ? [alarmOf(metric, page, said)] : [],
  );
  const quota = count(countNames.quota);
  return [
    ...faults,
    ...(exceeds(watchedShares.refused, refused, all)
      ? [
          alarmOf(
            'refused',
            watchedShares.refused.page,
            `五分钟内 ${all} 次调用有 ${refused} 次因过于频繁被拒绝`,
          ),
        ]
      : []),
    ...lines,
    ...(quota >= watchedQuota.floor
      ? [alarmOf('quota', watchedQuota.page, `${watchedQuota.said}，五分钟内 ${quota} 次被拒绝`)]
      : []),
    ...(oldestMs === undefined || oldestMs >= watchedAge.mostMs
      ? [alarmOf('age', watchedAge.page, watchedAge.said)]
      : []),
  ];
}
