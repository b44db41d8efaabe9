import type { GroupView } from '../../shared/contract/groups';
import type { FoundTask } from '../../shared/contract/tasks';
import { listLength, numberHint, shortCity, taskLine } from './texts';

/** A day's pay by the hour is about eight of them; by piece or job nobody knows, so the figure itself counts. */
const dayPay = ({ pay }: FoundTask): number => (pay.unit === 'hour' ? pay.amountFen * 8 : pay.amountFen);

const isUnverified = ({ publisher }: FoundTask): boolean => publisher.verification === 'none';

/** Verified publishers' first: whoever lures with pay must not lead. Of each the best paid, best first. */
export const topByPay = (tasks: readonly FoundTask[]): FoundTask[] =>
  tasks
    .toSorted((a, b) => Number(isUnverified(a)) - Number(isUnverified(b)) || dayPay(b) - dayPay(a))
    .slice(0, listLength);

/** One text for many new tasks; with links where a number cannot be answered. */
export function digestText(
  { cityCode }: GroupView,
  count: number,
  top: readonly FoundTask[],
  links?: ReadonlyMap<string, string>,
): string {
  const more = count > top.length ? `，报酬靠前的 ${top.length} 个` : '';
  const lines = top.map((task, at) => {
    const link = links?.get(task.taskId);
    return link ? `${taskLine(task, at)}\n   ${link}` : taskLine(task, at);
  });
  const way = links ? '点链接进入小程序报名。' : numberHint;
  return [`${shortCity(cityCode)}有 ${count} 个新任务${more}：`, ...lines, way].join('\n');
}
