import { chargesWorker } from './charges-worker';
import { isExcused } from './excuses';
import { fakeOrders } from './fake-orders';
import { foldedText } from './folded-text';
import { gambling } from './gambling';
import { lendsIdentity } from './lends-identity';
import { type Occurrence, occurrenceOf } from './occurrence';
import type { TextRule } from './text-rule';

interface ForbiddenSentence {
  readonly rule: TextRule['name'];
  /** The sentence as written, to be shown to its author. */
  readonly sentence: string;
  readonly reason: string;
}

const forbidden = [chargesWorker, fakeOrders, gambling, lendsIdentity].flatMap((rule) =>
  rule.patterns.map((pattern) => ({ rule, ...pattern })),
);

/**
 * The first sentence of a task that breaks one of the platform's own rules, with the rule and a reason in
 * Chinese; undefined when none does. Checked before any outside moderation. Words are looked for in a folded
 * text; what surrounds them then tells a demand from a promise not to demand. Sentences end at 。！？； or a
 * line break.
 */
export function findForbiddenSentence(original: string): ForbiddenSentence | undefined {
  const { text, origins } = foldedText(original);
  let first: { readonly rule: TextRule; readonly at: Occurrence } | undefined;
  for (const { rule, excuses, pattern } of forbidden) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const at = occurrenceOf(text, words, index);
      if (isExcused(at, excuses)) continue;
      if (!first || at.from < first.at.from) first = { rule, at };
      break;
    }
  }
  if (!first) return undefined;
  const { rule, at } = first;
  const sentence = original.slice(origins[at.from], origins[at.to] ?? original.length).trim();
  return { rule: rule.name, sentence, reason: rule.reason };
}
