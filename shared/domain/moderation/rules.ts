import { mostYuan } from './most-pay';
import { type Pattern, pattern } from './pattern';
import type { RuleName } from './rule-names';

/**
 * What makes the words of a rule harmless besides a negation or a warning: `charge` who pays; `promotion` that it is
 * sold to customers, too; `bystander` that it is others whom it concerns; `ban` nothing.
 */
export type Excuse = 'charge' | 'promotion' | 'bystander' | 'ban';

export interface TextRule {
  readonly name: RuleName;
  /** What is plain is refused, what is likely is looked at by an operator. */
  readonly outcome: 'refuse' | 'review';
  readonly excuse: Excuse;
  readonly patterns: readonly Pattern[];
  /** Only where a number among the words is above; amounts are in yuan. */
  readonly above?: number;
}

const rule = (
  name: RuleName,
  outcome: TextRule['outcome'],
  excuse: Excuse,
  ...patterns: readonly string[]
): TextRule => ({ name, outcome, excuse, patterns: patterns.map(pattern) });

const paidBy = (unit: 'perHour' | 'perDay' | 'perMonth'): string[] => [
  `${unit} colon? ~2 amount|number`,
  `amount|number ~1 ${unit}`,
];

/** Smaller numbers without a currency count things: 交3. */
const leastChargeYuan = 19;
/** Numbers of accounts have five digits or more: v1.2 is none. */
const leastAccountNumber = 9_999;

const demand = 'must besides* to? payer? besides*';

/** Nobody pays to work (WeChat operating rules 5.11.5; compare Labour Contract Law art. 9). */
const charges: readonly TextRule[] = [
  rule(
    'charges-worker',
    'refuse',
    'charge',
    'deposit !papers',
    'advance',
    'fee ~3 amount',
    'fee money? colon? ~1 number =',
    'fee|weakFee ~3 worker bears',
    'fee ~2 selfPaid',
    'fee ~3 when',
    'payIn !tax',
    `${demand} payVerb`,
    `${demand} handOver reach? payer? amount`,
    `${demand} handOver reach? payer? number =after`,
    `${demand} handOver ~4 fee`,
    `${demand} handOver ~4 money`,
    'barePay amount',
    'barePay money',
    'when time? must? spend amount',
    `${demand} remits amount reach|to payer|person`,
    'payVerb onlyThen? start',
    'payVerb ~1 after after? onlyThen? start',
    'payVerb amount ~1 start',
    'must spend after start',
    'deposit amount',
    'levy ~6 fee|money|amount',
    'when levy',
    'collect ~2 fee ~1 amount',
    'must besides* trade|joins|spend ~3 goods',
    'keepIt owner? worker? identity !copy',
    'identity ~4 keepAs',
    'identity keepIt',
  ),
  rule('charges-worker', 'refuse', 'promotion', 'joins joinsAs* member !memberThing'),
  rule(
    'charges-worker',
    'review',
    'charge',
    'fee|placeFee',
    'weakFee ~3 selfPaid',
    'money selfPaid',
    'money ~3 worker bears',
    'item ~1 selfPaid',
    'item selfWay',
    'selfWay ~2 item',
    'trade|joins ~2 goods ~2 amount',
    'collect worker? amount',
    'when time? collect ~3 amount',
    'weakFee ~2 amount',
    'collect ~2 weakFee',
    'must besides* weakFee',
    'handOver weakFee',
    'weakFee ~5 withhold',
    'trade|joins goods ~3 after start',
    'ownCapital amount capital',
    'ownCapital capital',
    'refund ~3 fee',
    'must ~1 amount|money remits reach? payer|person',
    'must besides* buys ~6 onlyThen ~4 start',
    'must besides* buys ~6 goods',
    'handOver|remits|buys|puts ~4 amount ~5 onlyThen ~4 start',
    'must ~3 handOver|remits|puts !worker|customer|receiver ~1 amount',
    'must ~2 buys ~3 amount',
    'handOver|remits number reach payer|person',
    'item money ~1 amount',
    'pinyin',
  ),
  {
    ...rule(
      'charges-worker',
      'review',
      'charge',
      'barePay number =',
      'must ~5 handOver|remits number !counter',
    ),
    above: leastChargeYuan,
  },
];

const bans: readonly TextRule[] = [
  rule('fake-orders', 'refuse', 'ban', 'fakeOrder', 'placeOrder ~6 refund'),
  rule(
    'fake-orders',
    'review',
    'bystander',
    'doubtfulWork',
    'must ~1 joins|selfPaid ~2 refund',
    'handOver|spend|payVerb ~1 stake',
    'stake ~3 refund',
    'stake|refund ~1 commission',
  ),
  rule('gambling', 'refuse', 'ban', 'gamble !theme'),
  rule('gambling', 'review', 'bystander', 'doubtfulGame !upkeep'),
  rule(
    'lends-identity',
    'refuse',
    'ban',
    'lending',
    'trade owner* account !copy',
    'trade worker? owner* account !copy|chatOf',
    'account rent',
    'trade worker? owner* channel|chat owner* accountNoun',
    'lends worker? owner* identity !copy',
    'idle owner? account',
    'weChatRented !chatOf',
    'ownAccount ~4 moves',
    'assists worker? realName',
    'realName ~2 assists',
    'legalPerson',
  ),
  rule(
    'loans',
    'refuse',
    'ban',
    'usury',
    'nameOf owner? worker? filler? asName ~4 borrow',
    'must ~2 borrow ~3 after start',
  ),
  rule(
    'lends-identity',
    'review',
    'ban',
    'assists payer? launders',
    'account ~1 collectsFor',
    'collect ~5 passesOn',
    'account|identity|chat ~1 lendsTo',
    'realName ~4 toward worker amount|number',
    'give owner* account pause? ~3 amount',
  ),
  rule('loans', 'review', 'ban', 'badCredit'),
  rule('loans', 'review', 'bystander', 'doubtfulLoan'),
  rule('pyramid', 'refuse', 'ban', 'pyramid', 'pulls ~2 heads'),
  rule('pyramid', 'review', 'bystander', 'downline ~2 commission'),
  rule('virtual-coins', 'refuse', 'ban', 'coin', 'coinName ~2 coinDeed', 'coinDeed coinName'),
  rule('virtual-coins', 'review', 'bystander', 'coinName !theme'),
  rule('indecent', 'refuse', 'ban', 'lewd'),
  rule('indecent', 'review', 'bystander', 'doubtfulAdult !upkeep|nightShow', 'accompanies customer* drinks'),
  rule(
    'unlawful',
    'refuse',
    'ban',
    'unlawful',
    'substitutes ~1 exam',
    'ghostwrites ~1 thesis',
    'issues ~1 invoice',
    'makes forged document',
  ),
  rule('unlawful', 'review', 'bystander', 'doubtfulAbroad', 'doubtfulParcel', 'receives ~3 code'),
];

const keeps: readonly TextRule[] = [
  rule(
    'keeps-papers',
    'review',
    'bystander',
    'hold worker? identity !copy',
    'identity ~5 hold',
    'give ~3 identity ~1 photo',
    'give ~3 secret|code',
    'give ~3 idPhoto',
    'idPhoto ~2 give',
    'photo ~2 identity',
  ),
  rule(
    'keeps-wages',
    'review',
    'bystander',
    'withhold ~3 wages',
    'wages ~3 withhold',
    'wages ~2 filler ~2 withhold',
    'withhold ~1 duration ~2 wages',
    'wages withhold ~2 duration',
    'unpaid',
    'penalty amount',
    'leaves ~1 withhold|penalty amount|number',
    'leaves ~6 unpaid',
  ),
];

const lures: readonly TextRule[] = [
  rule(
    'off-platform',
    'review',
    'bystander',
    'contactWord',
    'add person? filler? chat !chatOf',
    'add chatGroup ~2 start',
    'chat|chatGroup accountNoun? colon? handle',
    'joinsGroup ~2 start',
    'link ~1 joinsGroup',
    'click ~2 link',
    'download ~4 app',
    'follow official ~4 start',
  ),
  {
    ...rule('off-platform', 'review', 'bystander', 'chat|chatGroup accountNoun? colon? number'),
    above: leastAccountNumber,
  },
  rule('promises', 'review', 'bystander', 'doubtfulPay'),
  { ...rule('promises', 'review', 'ban', ...paidBy('perHour')), above: mostYuan.hour },
  { ...rule('promises', 'review', 'ban', ...paidBy('perDay')), above: mostYuan.day },
  { ...rule('promises', 'review', 'ban', ...paidBy('perMonth')), above: mostYuan.task },
  rule('language', 'review', 'bystander', 'foreignFee ~4 amount|number', 'amount|number ~4 foreignFee'),
];

/** Everything that the text of a task must not say, what is refused before what is reviewed. */
export const rules: readonly TextRule[] = [...charges, ...bans, ...keeps, ...lures];
