import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';

export type SendKind = 'post' | 'answer';

/** At most `most` messages in any stretch of `windowMs`. */
export interface Limit {
  readonly windowMs: number;
  readonly most: number;
}

/** For all groups together: an account or robot that says more is soon silenced by WeChat. */
const grown: readonly Limit[] = [
  { windowMs: minuteMs, most: 20 },
  { windowMs: dayMs, most: 1_000 },
];

/** A new account is watched most closely: until so many days after its first login, no more than this. */
const warmUp: readonly { readonly untilDay: number; readonly limits: readonly Limit[] }[] = [
  { untilDay: 2, limits: [limit(minuteMs, 6), limit(dayMs, 60)] },
  { untilDay: 4, limits: [limit(minuteMs, 10), limit(dayMs, 150)] },
  { untilDay: 7, limits: [limit(minuteMs, 15), limit(dayMs, 300)] },
];

/** For one group. Posts that come faster gather into a digest; questions beyond it stay unanswered. */
const perGroup: Readonly<Record<SendKind, readonly Limit[]>> = {
  post: [limit(2 * minuteMs, 2), limit(hourMs, 10), limit(dayMs, 40)],
  answer: [limit(minuteMs, 6), limit(hourMs, 60)],
};

/** Of every minute's messages, so many are kept for answers. */
const reservedForAnswers = 4;

function limit(windowMs: number, most: number): Limit {
  return { windowMs, most };
}

/** What holds for all groups together; `firstOnlineAtMs` undefined: no warm-up is needed. */
export function overallLimits(firstOnlineAtMs: number | undefined, nowMs: number): readonly Limit[] {
  if (firstOnlineAtMs === undefined) return grown;
  const days = (nowMs - firstOnlineAtMs) / dayMs;
  return warmUp.find(({ untilDay }) => days < untilDay)?.limits ?? grown;
}

/** The same, less what is kept for answers. */
export const limitsFor = (kind: SendKind, limits: readonly Limit[]): readonly Limit[] =>
  limits.map(({ windowMs, most }) =>
    limit(windowMs, kind === 'post' && windowMs === minuteMs ? most - reservedForAnswers : most),
  );

export const groupLimits = (kind: SendKind): readonly Limit[] => perGroup[kind];
