import { willShare } from '../answers';
import type { Around, Call } from './around';

/** As many answers are kept at once, some tens of kilobytes each; the oldest goes first. */
const maxAnswers = 200;

interface Shared {
  readonly untilMs: number;
  readonly answer: Promise<unknown>;
}

/**
 * What many people ask at once is found out once, for as long as its action says: also while the first answer is
 * still on its way. What failed is asked anew.
 */
export function shareAnswers(): Around<Call> {
  const kept = new Map<string, Shared>();
  return ({ action: { feature, name, sharedForMs }, input, ports }, next) => {
    if (sharedForMs === undefined) return next();
    const key = `${feature}/${name} ${JSON.stringify(input)}`;
    const nowMs = ports.clock.nowMs();
    const known = kept.get(key);
    // A clock that was set back does not make an answer live longer.
    if (known && nowMs < known.untilMs && known.untilMs <= nowMs + sharedForMs) return known.answer;
    const answer = next();
    kept.delete(key);
    kept.set(key, { untilMs: nowMs + sharedForMs, answer });
    if (kept.size > maxAnswers) kept.delete(kept.keys().next().value as string);
    answer.then(willShare, () => {
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    return answer;
  };
}
