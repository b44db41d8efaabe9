import { hourMs } from '../calendar/calendar';
import { type Fen, fen, formatYuanShort } from '../money/money';
import { type Session, workStartMs } from '../tasks/sessions';
import { shareOfFirstSessionFen } from './compensation';
import { type OrderRules, ruleNumber } from './order-rules';

interface Cancelled {
  readonly terms: { readonly payFen: Fen; readonly quantity: number; readonly sessions: readonly Session[] };
}

/** A rule as people are shown it. */
export interface Rule {
  readonly version: number;
  readonly number: string;
  readonly text: string;
}

/** What a step out of an order means at a moment, by which rule. */
export interface Cancellation {
  /** Whether it is noted in the record of the one who does it. */
  readonly isLate: boolean;
  readonly paysFen: Fen;
  /** When it is paid; absent: at once. */
  readonly paysAtMs?: number;
  /** Whether another can have the place: not where something was paid for it. */
  readonly placeIsFree: boolean;
  readonly rule: Rule;
}

const hours = (ms: number): number => Math.round(ms / hourMs);
/** The fifth, that whoever does not check in did not come, is no step of anybody's: pages name it. */
const named = (rules: OrderRules, paragraph: number, text: string): Rule => ({
  version: rules.version,
  number: ruleNumber(rules, paragraph),
  text,
});

/** Whether the work is nearer than this. */
export const isShortBefore = (
  { terms }: { readonly terms: { readonly sessions: readonly Session[] } },
  ms: number,
  nowMs: number,
): boolean => nowMs > workStartMs(terms.sessions) - ms;

/** A worker withdraws: it never costs money. Who only waits for a place is never late. */
export function withdrawal(
  order: Cancelled & { readonly status: string },
  rules: OrderRules,
  nowMs: number,
): Cancellation {
  const isLate = order.status === 'admitted' && isShortBefore(order, rules.workerLateMs, nowMs);
  const limit = hours(rules.workerLateMs);
  const text = isLate
    ? `开工前 ${limit} 小时内取消：不扣钱，但会计入您的“临时取消”次数`
    : `开工 ${limit} 小时前取消：不扣钱，不计入记录`;
  return { isLate, paysFen: fen(0), placeIsFree: true, rule: named(rules, isLate ? 2 : 1, text) };
}

/** A publisher cancels somebody who was admitted. */
export function publisherCancellation(order: Cancelled, rules: OrderRules, nowMs: number): Cancellation {
  const isLate = isShortBefore(order, rules.publisherLateMs, nowMs);
  const limit = hours(rules.publisherLateMs);
  const paysFen = isLate ? shareOfFirstSessionFen(order.terms, rules.publisherLatePercent) : fen(0);
  const text = isLate
    ? `开工前 ${limit} 小时内由发布方取消：从托管款中付给接单者首段工作报酬的 ${rules.publisherLatePercent}%，即 ${formatYuanShort(paysFen)} 元`
    : `开工 ${limit} 小时前由发布方取消：不产生费用`;
  return { isLate, paysFen, placeIsFree: !isLate, rule: named(rules, isLate ? 4 : 3, text) };
}

/** A worker leaves work whose publisher is absent, or that is not as described. */
export function leaving(order: Cancelled, rules: OrderRules, nowMs: number): Cancellation {
  const paysFen = shareOfFirstSessionFen(order.terms, rules.leavePercent);
  const text = `发布方不在场或工作与描述不符，接单者离岗：得首段工作报酬的 ${rules.leavePercent}%，即 ${formatYuanShort(paysFen)} 元；发布方 ${hours(rules.leaveObjectionMs)} 小时内没有异议即入账`;
  return {
    isLate: false,
    paysFen,
    paysAtMs: nowMs + rules.leaveObjectionMs,
    placeIsFree: false,
    rule: named(rules, 6, text),
  };
}
