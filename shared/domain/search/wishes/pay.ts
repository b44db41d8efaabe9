import type { PayUnit } from '../../money/pay-units';
import { hundreds, hundredsOf } from './numerals';
import type { Wish, WishReader } from './wish';

const number = `\\d{1,6}(?:\\.\\d{1,2})?|${hundreds}`;
/** Before the number. */
const unitsBefore: Readonly<Record<PayUnit, string>> = {
  hour: '时薪|小时工资|每个?小时|一个?小时|每时',
  day: '日薪|天薪|每天|每日|一天|日工资',
  piece: '每件|每单|每份|一件|一单|一份|计件',
  task: '每次|一次|一趟|每场|一场',
};
/** Behind it. */
const unitsBehind: Readonly<Record<PayUnit, string>> = {
  hour: '[/每一]个?小?时|[/每]?h',
  day: '[/每一][天日]',
  piece: '[/每一][件单份条个]',
  task: '[/每一][次趟场]',
};
const anyOf = (units: Readonly<Record<PayUnit, string>>): string => Object.values(units).join('|');
const least = '不低于|不少于|至少|最低|大于|超过|高于|起码|>=?|≥';
const orMore = '及?以上|往上|起步|起|\\+';
/** Numbers of other things: of people, hours, years. */
const otherThings = '(?![\\d.]|[岁人个天月日号点米年家分次名位线路楼%期代后]|小时|公里|km|cm)';

const payForm = new RegExp(
  `(${anyOf(unitsBefore)})?[ :]?(${least})?[ :]?([¥￥])?(?<![\\d.])(${number})(?: ?[-~到至] ?(?:${number}))?${otherThings}` +
    ` ?(元钱?|块钱?|rmb)?(${orMore})?(?: ?(${anyOf(unitsBehind)}))?(${orMore})?`,
  'g',
);

const names: Readonly<Record<PayUnit, string>> = { hour: '小时', day: '天', piece: '件', task: '次' };

function unitIn(words: string | undefined, units: Readonly<Record<PayUnit, string>>): PayUnit | undefined {
  if (words === undefined) return undefined;
  const isIt = (unit: PayUnit) => new RegExp(`^(?:${units[unit]})$`).test(words);
  return (['hour', 'day', 'piece', 'task'] as const).find(isIt);
}

const maxPayYuan = 100_000;

/** The least pay one asks for: a number that a unit, a currency or "at least" tells from other numbers. */
export const payWishes: WishReader = (text) =>
  Array.from(text.matchAll(payForm)).flatMap((match): Wish[] => {
    const [words, before, atLeast, sign, value = '', currency, more, behind, moreBehind] = match;
    const isPay = [before, atLeast, sign, currency, more, behind, moreBehind].some(
      (mark) => mark !== undefined,
    );
    const yuan = value.includes('百') ? hundredsOf(value) : Number(value);
    if (!isPay || yuan <= 0 || yuan > maxPayYuan) return [];
    const unit = unitIn(before, unitsBefore) ?? unitIn(behind, unitsBehind);
    return [
      {
        kind: 'pay',
        minPayFen: Math.round(yuan * 100),
        ...(unit && { payUnit: unit }),
        start: match.index + words.length - words.trimStart().length,
        end: match.index + words.trimEnd().length,
        label: `≥ ¥${yuan}${unit ? `/${names[unit]}` : ''}`,
      },
    ];
  });
