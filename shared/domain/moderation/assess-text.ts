import type { Meter } from './automaton';
import {
  isDemanded,
  isDemandedOfCustomers,
  isNegated,
  isPaidByOthers,
  isPerhapsOfCustomers,
  isPromoted,
  isWarning,
  type Occurrence,
} from './context';
import { type FoldedText, foldedText } from './folded-text';
import { endOf } from './pattern';
import { type RuleName, reasons } from './rule-names';
import { rules, type TextRule } from './rules';
import { addressesIn, foreignIn, phonesIn } from './scans';
import { type Token, tokensOf } from './tokens';

/** What a text may come to: what is plain is refused, what is likely is looked at by an operator. */
export type Outcome = 'pass' | 'review' | 'refuse';

/** What a text that does not pass says. */
export interface Finding {
  readonly outcome: Exclude<Outcome, 'pass'>;
  readonly rule: RuleName;
  /** The sentence as written, to be shown to its author. */
  readonly sentence: string;
  /** For the author of the text. */
  readonly reason: string;
}

/** Forbidden words where they stand in a folded text. */
interface Found {
  readonly outcome: Finding['outcome'];
  readonly rule: RuleName;
  readonly from: number;
  readonly to: number;
}

function isExcused(found: Occurrence, { excuse }: TextRule): boolean {
  if (isNegated(found) || isWarning(found)) return true;
  if (excuse === 'ban') return false;
  if (isDemandedOfCustomers(found)) return true;
  if (isDemanded(found)) return false;
  return isPaidByOthers(found) || (excuse !== 'charge' && isPromoted(found));
}

const isHan = (unit: string | undefined): boolean => unit !== undefined && /\p{Script=Han}/u.test(unit);

/** Whether the words are only seen because something was left out between them, or by their sound. */
function isDisguised({ text, gaps }: FoldedText, tokens: readonly Token[]): boolean {
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? 0;
  for (let at = from + 1; at < to; at += 1) {
    if (gaps.has(at) && isHan(text[at - 1]) && isHan(text[at])) return true;
  }
  return tokens.some((token) => token.isDisguised);
}

const isBelow = (tokens: readonly Token[], { above }: TextRule): boolean =>
  above !== undefined && !tokens.some(({ value = 0 }) => value > above);

/** All that a folded text says that rules forbid. */
function findingsOf(folded: FoldedText, meter: Meter): Found[] {
  const tokens = tokensOf(folded, meter);
  const found: Found[] = [];
  for (const rule of rules) {
    for (const steps of rule.patterns) {
      for (let first = 0; first < tokens.length; first += 1) {
        const next = endOf(steps, tokens, first, meter);
        if (next === undefined) continue;
        const words = tokens.slice(first, next);
        const occurrence = { tokens, first, next, meter };
        if (isBelow(words, rule) || isExcused(occurrence, rule)) continue;
        const isLikely =
          isDisguised(folded, words) || (rule.excuse === 'charge' && isPerhapsOfCustomers(occurrence));
        const outcome = isLikely ? 'review' : rule.outcome;
        found.push({ outcome, rule: rule.name, from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0 });
      }
    }
  }
  const places = [
    ...phonesIn(folded, meter),
    ...addressesIn(folded, meter),
    ...foreignIn(folded, tokens, meter),
  ];
  return [...found, ...places.map((place) => ({ ...place, outcome: 'review' as const }))];
}

/** For each place of a folded text where its sentence begins. */
function sentenceStarts(text: string): number[] {
  let start = 0;
  return text.split('').map((unit, at) => {
    if (unit === ';') start = at + 1;
    return start;
  });
}

/** Plain before likely; of those the first sentence; of one sentence the first rule. */
function worstOf(found: readonly Found[], { text }: FoldedText): Found | undefined {
  const starts = sentenceStarts(text);
  const rank = ({ outcome, from }: Found) =>
    (outcome === 'refuse' ? 0 : text.length + 1) + (starts[from] ?? 0);
  return found.reduce<Found | undefined>(
    (worst, each) => (worst && rank(worst) <= rank(each) ? worst : each),
    undefined,
  );
}

function findingIn(original: string, { text, origins }: FoldedText, found: Found): Finding {
  const begin = text.lastIndexOf(';', found.from) + 1;
  const end = `${text};`.indexOf(';', found.to);
  const sentence = original.slice(origins[begin], origins[end] ?? original.length).trim();
  return { outcome: found.outcome, rule: found.rule, sentence, reason: reasons[found.rule] };
}

/**
 * The worst that a text says of what the platform's own rules forbid, with its sentence and a reason in Chinese;
 * undefined when it passes. Given as several pieces (fields, items of lists) it is also read joined, as if nothing
 * stood between: what is only found so is reviewed. Read in time that grows with its length alone, which `meter`
 * counts. Sentences end at 。！？； or a line break.
 */
export function assessText(
  pieces: string | readonly string[],
  meter: Meter = { steps: 0 },
): Finding | undefined {
  const parts = typeof pieces === 'string' ? [pieces] : pieces;
  const original = parts.join('\n');
  const folded = foldedText(original);
  const worst = worstOf(findingsOf(folded, meter), folded);
  if (worst) return findingIn(original, folded, worst);
  return parts.length > 1 ? assessJoined(parts, meter) : undefined;
}

/** What is only said over the end of a piece: ["先交", "200元"]. */
function assessJoined(parts: readonly string[], meter: Meter): Finding | undefined {
  const original = parts.join(' ');
  const folded = foldedText(original);
  let end = -1;
  const joints = parts.map((part) => {
    end += part.length + 1;
    return end;
  });
  const bounds = ({ from, to }: Found) => {
    const first = folded.origins[from] ?? 0;
    const last = folded.origins[to - 1] ?? 0;
    return [joints.findIndex((joint) => first < joint), joints.findIndex((joint) => last < joint)] as const;
  };
  const across = findingsOf(folded, meter).filter((found) => {
    const [first, last] = bounds(found);
    return first < last;
  });
  const worst = worstOf(across, folded);
  if (!worst) return undefined;
  const [first, last] = bounds(worst);
  const sentence = parts.slice(first, last + 1).join(' ');
  return { outcome: 'review', rule: worst.rule, sentence, reason: reasons[worst.rule] };
}
