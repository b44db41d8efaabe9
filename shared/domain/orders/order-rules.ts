import { dayMs, hourMs, minuteMs } from '../calendar/calendar';

/** What holds when an order is not worked as agreed, of one version. */
export interface OrderRules {
  readonly version: number;
  /** YYYY-MM-DD, when it was made public; at least 7 days before it holds (E-commerce Law art. 34). */
  readonly publishedOn: string;
  /** YYYY-MM-DD in Asia/Shanghai: orders made from this day on are made under it. */
  readonly effectiveFrom: string;
  /** A worker who withdraws so shortly before the work is noted in their record; it never costs money. */
  readonly workerLateMs: number;
  /** A publisher who cancels so shortly before the work pays a share of the first session. */
  readonly publisherLateMs: number;
  readonly publisherLatePercent: number;
  /** Whoever has not checked in so long after the start did not come. */
  readonly noShowAfterMs: number;
  /** Whoever has to leave because the publisher is absent, or the work another one, gets this of the first session. */
  readonly leavePercent: number;
  /** So long the publisher may object to that before it is paid. */
  readonly leaveObjectionMs: number;
  /** Who hears nothing of what they handed in for so long has it accepted. */
  readonly silenceMs: number;
  /** So long either side may dispute what was decided on the work, and what was returned is waited for. */
  readonly disputeMs: number;
  /** Whoever signed up has so long to answer to changed terms, if the work is far enough away. */
  readonly termsAnswerMs: number;
  /** With less time than this to answer, terms cannot be changed any more. */
  readonly termsLeastAnswerMs: number;
}

/** Every version that orders were made under, oldest first; none is ever changed or taken away. */
const orderRules: readonly [OrderRules, ...OrderRules[]] = [
  {
    version: 1,
    publishedOn: '2025-12-01',
    effectiveFrom: '2026-01-01',
    workerLateMs: 12 * hourMs,
    publisherLateMs: 24 * hourMs,
    publisherLatePercent: 50,
    noShowAfterMs: 60 * minuteMs,
    leavePercent: 50,
    leaveObjectionMs: dayMs,
    silenceMs: 2 * dayMs,
    disputeMs: 7 * dayMs,
    termsAnswerMs: 2 * dayMs,
    termsLeastAnswerMs: 12 * hourMs,
  },
];

const startMs = ({ effectiveFrom }: OrderRules): number => Date.parse(`${effectiveFrom}T00:00:00+08:00`);

/** The rules that an order made now is made under. */
export const rulesAt = (nowMs: number): OrderRules =>
  orderRules.filter((rules) => startMs(rules) <= nowMs).pop() ?? orderRules[0];

/** What is said where no order is at hand. */
export const newestRules: OrderRules = orderRules[orderRules.length - 1] ?? orderRules[0];

/** By which a rule is named to people. */
export const ruleNumber = ({ effectiveFrom }: OrderRules, paragraph: number): string =>
  `取消规则 ${effectiveFrom} 版 第 ${paragraph} 条`;

/** The rules of a version. Throws RangeError for one that never was. */
export function rulesOf(version: number): OrderRules {
  const found = orderRules.find((rules) => rules.version === version);
  if (!found) throw new RangeError(`no rules of version ${version}`);
  return found;
}
