import type { Perk } from '../../shared/domain/tasks/task-tags';

/** What the sentences of the templates grant. */
const grants: Readonly<Record<Perk, RegExp>> = {
  meals: /工作餐|员工餐|便饭|管一顿饭|午餐(和|由)|(提供|包)早餐/,
  beginners: /新手也能|新人可以|老员工带|全程带着|熟练师傅|没有经验也能|新手欢迎|新人也可来/,
};

/** The perks that a text speaks of, so that tags and text never differ. */
export const perksOf = (text: string): Perk[] =>
  (Object.keys(grants) as Perk[]).filter((perk) => grants[perk].test(text));
