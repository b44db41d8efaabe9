import type { Meter } from './automaton';
import type { Token } from './tokens';
import type { WordClass } from './words/word-classes';

type Step =
  /** One token of these classes; `isOpen`: or none, `isRepeated`: or several. */
  | { readonly of: readonly string[]; readonly isOpen: boolean; readonly isRepeated: boolean }
  /** Any token of the same clause, or none. */
  | 'any'
  /** The next token is not of these classes. */
  | { readonly not: readonly string[] }
  /** The next token ends the clause, or is of these classes. */
  | { readonly before: readonly string[] };

export type Pattern = readonly Step[];

const clauseEnds: readonly WordClass[] = ['pause', 'end', 'colon'];
const isOf = (token: Token | undefined, classes: readonly string[]): boolean =>
  token !== undefined && classes.some((name) => token.classes.has(name as WordClass));
const endsClause = (token: Token | undefined): boolean => token === undefined || isOf(token, clauseEnds);

function stepsOf(part: string): readonly Step[] {
  const names = (from: number, to?: number) => part.slice(from, to).split('|');
  if (part.startsWith('~')) return Array.from({ length: Number(part.slice(1)) }, () => 'any' as const);
  if (part.startsWith('!')) return [{ not: names(1) }];
  if (part.startsWith('=')) return [{ before: names(1) }];
  const mark = part.at(-1);
  const isOpen = mark === '?' || mark === '*';
  return [{ of: names(0, isOpen ? -1 : undefined), isOpen, isRepeated: mark === '*' }];
}

/**
 * A sequence of tokens, told by their classes and apart by spaces: `a|b` one of two, `a?` one or none, `a*` any number, `~4` up to
 * four tokens of the same clause, `!a` not before such a token, `=a` before such a token or the end of the clause.
 */
export const pattern = (source: string): Pattern => source.split(' ').flatMap(stepsOf);

/** No pattern is longer than so many tokens. */
const longest = 24;

/**
 * Where a pattern that begins at this token ends, the first place that it can; undefined when it does not fit.
 * All that may fit is followed side by side, so that no token is read twice: an automaton without going back.
 */
export function endOf(
  steps: Pattern,
  tokens: readonly Token[],
  from: number,
  meter: Meter,
): number | undefined {
  const [start] = steps;
  // Most patterns do not even begin at most tokens.
  if (typeof start === 'object' && 'of' in start && !start.isOpen && !isOf(tokens[from], start.of)) {
    meter.steps += 1;
    return undefined;
  }
  let waiting = new Set([0]);
  for (let at = from; at <= from + longest; at += 1) {
    const token = tokens[at];
    const next = new Set<number>();
    // A set is walked in the order in which it grows.
    for (const position of waiting) {
      meter.steps += 1;
      const step = steps[position];
      if (step === undefined) return at;
      if (step === 'any') {
        waiting.add(position + 1);
        if (!endsClause(token)) next.add(position + 1);
      } else if ('not' in step) {
        if (!isOf(token, step.not)) waiting.add(position + 1);
      } else if ('before' in step) {
        if (endsClause(token) || isOf(token, step.before)) waiting.add(position + 1);
      } else {
        if (step.isOpen) waiting.add(position + 1);
        if (isOf(token, step.of)) next.add(step.isRepeated ? position : position + 1);
        if (step.isRepeated && isOf(token, step.of)) next.add(position + 1);
      }
    }
    if (next.size === 0 || token === undefined) return undefined;
    waiting = next;
  }
  return undefined;
}
