import type { Meter } from './automaton';
import { endOf, type Pattern, pattern } from './pattern';
import type { Token } from './tokens';
import type { WordClass } from './words/word-classes';

/** Words of a rule where they stand among the tokens of a text. */
export interface Occurrence {
  readonly tokens: readonly Token[];
  /** The first token of them and the one behind the last. */
  readonly first: number;
  readonly next: number;
  readonly meter: Meter;
}

/** Excuses stand close by; a bound keeps long texts from costing more than their length. */
const nearby = 40;

const is = (token: Token | undefined, ...classes: readonly WordClass[]): boolean =>
  token !== undefined && classes.some((name) => token.classes.has(name));

const bans: readonly WordClass[] = [
  'fakeOrder',
  'lending',
  'gamble',
  'usury',
  'pyramid',
  'coin',
  'lewd',
  'unlawful',
  'doubtfulWork',
  'doubtfulAdult',
  'doubtfulLoan',
  'doubtfulGame',
  'coinName',
  'trade',
  'account',
  'identity',
  'keepIt',
  'keepAs',
  'wages',
  'withhold',
];
const listed: readonly WordClass[] = [
  'deposit',
  'fee',
  'weakFee',
  'advance',
  'payIn',
  'money',
  'payVerb',
  'collect',
  'amount',
  'worker',
  ...bans,
];
const cannotStart = pattern(
  'deposit|fee|weakFee|money|payIn|amount* whoDoes* pause? whoDoes* cannotStart ~2 start|startOrUse',
);
const cannotStartAlone = pattern(
  'deposit|fee|weakFee|money|payIn|amount* whoDoes* pause? whoDoes* cannotStart =',
);
const priced = pattern('colon? filler? amount');
const fits = ({ tokens, meter }: Occurrence, steps: Pattern, from: number): boolean =>
  endOf(steps, tokens, from, meter) !== undefined;

/** Walks back over tokens, counting them; `see` answers what was found, or undefined to go on. */
function lookBack<T>(
  { tokens, first, meter }: Occurrence,
  most: number,
  see: (token: Token, at: number) => T | undefined,
): T | undefined {
  for (let at = first - 1; at >= 0 && first - at <= most; at -= 1) {
    meter.steps += 1;
    const token = tokens[at];
    if (!token || is(token, 'end')) return undefined;
    const seen = see(token, at);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

/** A zero before what is charged (0押金), or a word that denies. */
const denies = (token: Token): boolean =>
  is(token, 'negation', 'bare') || (is(token, 'number', 'amount') && token.value === 0);

/** How far back the words stand that are denied: `at` where, `pauses` how many clauses ago. */
interface Denial {
  readonly at: number;
  readonly pauses: number;
}

/** The word that denies, if nothing but a list of what is denied stands between. */
function denialBefore(found: Occurrence): Denial | undefined {
  const { tokens } = found;
  let pauses = 0;
  let sinceListed = 0;
  let isLoose = false;
  const denial = lookBack(found, nearby, (token, at): Denial | 'none' | undefined => {
    if (denies(token) && !is(tokens[at - 1], 'bare')) return { at, pauses };
    if (is(token, 'pause')) {
      pauses += 1;
      // A list goes on over a pause from one of its words to another.
      return is(tokens[at - 1], ...listed) && sinceListed <= 4 && !isLoose ? undefined : 'none';
    }
    if (is(token, ...listed, 'list')) {
      sinceListed = 0;
      isLoose = false;
      return undefined;
    }
    sinceListed += 1;
    isLoose ||= is(token, 'loose');
    return is(token, 'filler', 'loose', 'must', 'handOver', 'spend', 'to', 'worker', 'besides')
      ? undefined
      : 'none';
  });
  return denial === 'none' ? undefined : denial;
}

/** Whether the words are promised not to be: 不收押金, but not 不交押金不能上岗. */
export function isNegated(found: Occurrence): boolean {
  const { tokens, first, next } = found;
  const denial = denialBefore(found);
  if (!denial) return false;
  const isBare = is(tokens[denial.at], 'bare') && first - denial.at <= 5;
  if (isBare && (fits(found, cannotStart, next) || fits(found, cannotStartAlone, next))) return false;
  // 不收服装费，押金200元: what has a price is not part of a list that goes on over a pause.
  return !(denial.pauses > 0 && (fits(found, priced, next) || tokens.slice(first, next).some(isPriced)));
}

const isPriced = (token: Token): boolean => is(token, 'amount') && token.value !== 0;

const bannedAfter = pattern('whoDoes* barred');

/** Whether the text warns of the words or keeps them out: 刷单勿扰, 如有人收押金请举报. */
export function isWarning(found: Occurrence): boolean {
  const { tokens, next } = found;
  if (fits(found, bannedAfter, next)) return true;
  const isCondition =
    lookBack(found, nearby, (token) => (is(token, 'condition') ? true : undefined)) ?? false;
  const aware = lookBack(found, 12, (token) => (is(token, 'awareness') ? true : undefined)) ?? false;
  if (aware) return true;
  for (let at = next; at < tokens.length && at <= next + 16; at += 1) {
    found.meter.steps += 1;
    const token = tokens[at];
    if (is(token, 'end')) return false;
    if (isCondition && is(token, 'complaint')) return !is(tokens[at - 1], 'passive');
  }
  return false;
}

const settledAfter = [
  'money? colon? when? time|after* adverb* filler? payer|customer adverb* bears !worker',
  'filler? publicFee adverb* reimburse',
  'money? colon? adverb* zero !other|noWorry',
  'money? colon? adverb* zeroEnd|bare =levy|barePay',
].map(pattern);
const noWorry = pattern('colon? adverb* noWorry');

/** 押金由商家承担, 培训费：0元. */
function isSettledAfter(found: Occurrence): boolean {
  const { tokens, next } = found;
  if (fits(found, noWorry, next)) return false;
  if (settledAfter.some((steps) => fits(found, steps, next))) return true;
  const value = is(tokens[next], 'colon') ? tokens[next + 1] : tokens[next];
  return is(value, 'number', 'amount') && value?.value === 0;
}

/** What may stand before whoever pays, as the one who does it: 体检费由公司报销, 验收后平台支付. */
const beforePayer: readonly WordClass[] = [
  'pause',
  'end',
  'colon',
  'adverb',
  'money',
  'fee',
  'weakFee',
  'deposit',
  'goods',
  'after',
  'time',
  'publicFee',
];

/** 公司报销体检费: whoever pays stands before. */
function isPaidBefore(found: Occurrence): boolean {
  const { tokens, first } = found;
  const before = tokens[first - 1];
  if (is(before, 'included') && !is(tokens[first - 2], 'negation', 'bare')) return true;
  const seen = lookBack(found, 16, (token, at): boolean | undefined => {
    if (is(token, 'reimburse')) return !is(tokens[at - 1], 'bare', 'negation');
    if (is(token, 'payer')) return at === 0 || is(tokens[at - 1], ...beforePayer);
    if (is(token, 'levy', 'pause', 'colon')) return false;
    const isSaid = is(token, 'adverb', 'bears', 'handOver', 'spend', 'list', 'filler', ...listed);
    return isSaid ? undefined : false;
  });
  return seen === true;
}

/** Taxes and insurances are owed by law, and not to the publisher. */
const isOwed = (found: Occurrence): boolean =>
  is(found.tokens[found.first], 'payIn') &&
  lookBack(found, 6, (token) => (is(token, 'tax') ? true : undefined)) === true;

/** 向顾客收取押金: it is others who pay. */
function isFromCustomers(found: Occurrence): boolean {
  const { tokens } = found;
  let isAtOnce = true;
  const seen = lookBack(found, 9, (token, at): boolean | undefined => {
    if (is(token, 'customer', 'user') && (!is(token, 'worker') || is(tokens[at - 1], 'serves'))) {
      return (
        (isAtOnce && !is(tokens[at - 1], 'to')) ||
        is(tokens[at - 1], 'serves') ||
        is(tokens[at - 2], 'serves', 'desk') ||
        is(tokens[at - 1], 'desk', 'publicFee', 'collect')
      );
    }
    if (is(token, 'pause', 'colon', 'worker')) return false;
    if (!is(token, 'must', 'besides', 'collect', 'handOver', 'spend', 'refund', 'filler', 'adverb', 'desk'))
      isAtOnce = false;
    return undefined;
  });
  return seen === true;
}

/** 顾客需购买两件才能参加, 会员需充值200元: what is demanded is demanded of customers. */
export function isDemandedOfCustomers(found: Occurrence): boolean {
  const [before, who] = [found.tokens[found.first - 2], found.tokens[found.first - 1]];
  if (!is(found.tokens[found.first], 'must') || is(who, 'worker', 'user')) return false;
  const isMember = is(who, 'member') && !is(before, 'joins', 'joinsAs') && !isDemanded(found);
  return isMember || (is(who, 'customer') && !is(before, 'to'));
}

/** 租借雨伞，收取押金; 招生，学费3000元: it may be customers who pay, though nobody says so. */
export const isPerhapsOfCustomers = (found: Occurrence): boolean =>
  lookBack(found, 12, (token, at) =>
    is(token, 'custom') || (is(token, 'customer') && is(found.tokens[at - 1], 'serves')) ? true : undefined,
  ) === true;

const earnsBefore = [pattern('worker may may? ~6'), pattern('earns'), pattern('to payer')];

/** 您可收取50元: taken for the publisher, or earned. */
function isEarned(found: Occurrence): boolean {
  const { tokens, first } = found;
  for (let at = Math.max(0, first - 9); at < first; at += 1) {
    found.meter.steps += 1;
    if (is(tokens[at], 'pause', 'end', 'colon')) continue;
    const directly = earnsBefore.slice(1).some((steps) => endOf(steps, tokens, at, found.meter) === first);
    const clear = !tokens.slice(at, first).some((token) => is(token, 'pause', 'end', 'colon'));
    const earns =
      clear && is(tokens[at], 'worker') && is(tokens[at + 1], 'may') && !is(tokens[at - 1], 'to', 'serves');
    if (directly || earns) return true;
  }
  return false;
}

const reaches = [
  pattern('~2 reach receiver'),
  pattern('~2 reach worker =reachEnd'),
  pattern('~2 reach ownAccount'),
  pattern('~2 toward worker spend'),
];

/** 先付100元给您 pays the worker; 先交100元给您安排工作 does not. */
function reachesWorker(found: Occurrence): boolean {
  const { tokens, first, next } = found;
  const before = tokens[first - 1];
  if (is(before, 'worker') && is(tokens[first - 2], 'toward')) return !is(tokens[first], 'collect');
  for (let at = first; at <= next && at < tokens.length; at += 1) {
    if (reaches.some((steps) => fits(found, steps, at))) return true;
  }
  return false;
}

const desk = [pattern('slip'), pattern('money? ~2 papers'), pattern('money? filler? reckons !after')];

/** 整理押金单据: papers about it. */
function isDeskWork(found: Occurrence): boolean {
  const { next, tokens } = found;
  const handles = lookBack(found, 5, (token): boolean | undefined => {
    if (is(token, 'pause', 'colon', 'must', 'worker')) return false;
    return is(token, 'desk') ? true : undefined;
  });
  return (
    (handles === true && !fits(found, priced, next)) ||
    (desk.some((steps) => fits(found, steps, next)) &&
      !is(tokens[found.first - 1], 'handOver', 'must', 'payIn'))
  );
}

/** Whether somebody else pays, or the money reaches the worker: 押金由商家承担, 先付100元给您. */
export function isPaidByOthers(found: Occurrence): boolean {
  const { tokens, first, next } = found;
  if (isSettledAfter(found) || isFromCustomers(found) || isOwed(found)) return true;
  // 收取 turns the direction round: taken from others for the publisher, or earned, not paid by the worker.
  if (is(tokens[first], 'levy')) return isEarned(found);
  const isNothing = tokens.slice(first, next).some((token) => is(token, 'amount') && token.value === 0);
  return isNothing || isPaidBefore(found) || reachesWorker(found) || isDeskWork(found);
}

/** 引导顾客办理会员: the task is to sell it. */
export const isPromoted = (found: Occurrence): boolean =>
  lookBack(found, 9, (token): boolean | undefined => {
    if (is(token, 'pause', 'colon', 'worker')) return false;
    return is(token, 'promotes') ? true : undefined;
  }) === true;

const onlyThen = pattern('~8 onlyThen ~4 start');
const onlyThenAfterPause = pattern('~8 pause ~8 onlyThen ~4 start');

/** What has to come first is demanded, whatever else is said of it: 开通会员后方可接单. */
export const isDemanded = (found: Occurrence): boolean =>
  fits(found, onlyThen, found.next) || fits(found, onlyThenAfterPause, found.next);
