import { chargesWorker } from './charges-worker';
import { isExcused } from './excuses';
import { fakeOrders } from './fake-orders';
import { foldedText } from './folded-text';
import { gambling } from './gambling';
import { lendsIdentity } from './lends-identity';
import { nearby, type Occurrence } from './occurrence';
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
  let first: { readonly from: number; readonly to: number; readonly rule: TextRule } | undefined;
  for (const { rule, excuses, pattern } of forbidden) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const from = text.lastIndexOf(';', index) + 1;
      const wordsEnd = index + words.length;
      const end = text.indexOf(';', wordsEnd);
      const to = end < 0 ? text.length : end;
      const found: Occurrence = {
        words,
        // `…` keeps a cut from passing for the start of the sentence.
        before: index - from > nearby ? `…${text.slice(index - nearby, index)}` : text.slice(from, index),
        after: text.slice(wordsEnd, Math.min(to, wordsEnd + nearby)),
      };
      if (isExcused(found, excuses)) continue;
      if (!first || from < first.from) first = { from, to, rule };
      break;
    }
  }
  if (!first) return undefined;
  const sentence = original.slice(origins[first.from], origins[first.to] ?? original.length).trim();
  return { rule: first.rule.name, sentence, reason: first.rule.reason };
}
