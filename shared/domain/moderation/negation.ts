import type { Occurrence } from './occurrence';
import { amount, compiled, filler, listed, start } from './vocabulary';

const negation =
  '(?:不需要?|不用|不必|不收取?|(?:不得|不会|不准|不许|不可|禁止|严禁|绝不|从不)(?:要求)?|不能|不|无需|无须|毋需|无|没有|没|' +
  '(?<![难不未])免|(?<![0-9])[0零]元?|未|(?<!除)非|勿|杜绝|拒绝|谢绝|抵制|打击|举报|防范|警惕|谨防|远离|反|识别|(?<![特区级个分])别)';
const negated = compiled(
  `(?<!不得|不能|不可|不会|不是|并非|无不)${negation}${filler}{0,8}(?:${listed},?${filler}{0,4}){0,10}$`,
);
// 不交押金不能上岗: a condition, and so a demand. 不用 and 不收 make no condition.
const bareNegation = compiled(
  `(?:不|未|没有?|无|非)(?:交纳?|缴纳?|付|支付|开通|购买|办理)?(?:${listed}|${filler}){0,4}$`,
);
const elseNothing = compiled(
  `^(?:的|者|就|则|将|一律|,)*(?:不能|不可以?|不得|不予|无法|不给|没法|不派|不安排|不录|概不)[^,:;]{0,2}(?:${start}|用|单)`,
);
const priced = compiled(`^:?(?:每人)?${amount}`);

/** Whether the words are promised not to be: 不收押金, but not 不交押金不能上岗. */
export function isNegated({ before, after }: Occurrence): boolean {
  const match = negated.exec(before);
  if (!match || (bareNegation.test(before) && elseNothing.test(after))) return false;
  // 不收服装费，押金200元: what has a price is not part of a list that goes on over a pause.
  return !(match[0].includes(',') && priced.test(after));
}
