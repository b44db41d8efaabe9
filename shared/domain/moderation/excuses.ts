import { isNegated } from './negation';
import type { Occurrence } from './occurrence';
import { isPaidByOthers } from './paid-by-others';
import type { Excuses } from './text-rule';
import { compiled, start, worker } from './vocabulary';
import { isWarning } from './warning';

// 会员 that the task is about, not what it costs: 引导顾客办理会员.
const promoted = compiled(
  `(?:推广|推销|促成|引导|邀请|推荐|宣传|介绍|协助|帮助|指导|每|成功|用户)(?!.*${worker})[^,:;]{0,8}$`,
);
// What has to come first is demanded, whatever else is said of it: 开通会员后方可接单.
const onlyThen = compiled(`^.{0,8}(?:才[能可]|方[能可])以?[^,:;]{0,4}${start}`);

const excusedBy = {
  charge: isPaidByOthers,
  promotion: (found: Occurrence) => promoted.test(found.before) || isPaidByOthers(found),
};

/** Whether what surrounds forbidden words makes them harmless. */
export function isExcused(found: Occurrence, excuses: Excuses): boolean {
  if (isNegated(found) || isWarning(found)) return true;
  return excuses !== 'ban' && !onlyThen.test(found.after) && excusedBy[excuses](found);
}
