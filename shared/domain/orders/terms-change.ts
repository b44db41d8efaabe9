import type { OrderRules } from './order-rules';

/**
 * Until when those who signed up answer to changed terms: always before the publisher would have to pay for calling off,
 * so that a change is no cheaper way out. Undefined: the work, by the old terms or the new ones, is too near.
 */
export function answerByMs(rules: OrderRules, nowMs: number, startMs: number): number | undefined {
  const byMs = Math.min(nowMs + rules.termsAnswerMs, startMs - rules.publisherLateMs);
  return byMs - nowMs < rules.termsLeastAnswerMs ? undefined : byMs;
}
