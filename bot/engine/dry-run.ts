import { isQuiet, tellFromMs } from '../planner/hours';
import { planFor } from '../planner/plan';
import { digestText, topByPay } from '../talk/digest';
import { taskLine } from '../talk/texts';
import { eventFits, taskFits } from './fits';
import { groupBook } from './group-book';
import { lookUp } from './look-up';
import type { BotParts } from './parts';
import { allDue } from './post-round';

type DryParts = Pick<BotParts, 'backend' | 'clock'> & {
  /** Takes each line for the person at the terminal. */
  readonly print: (line: string) => void;
};

/** Says what the bot would do now, and does nothing: no claim, no acknowledgement, no channel. */
export async function dryRun({ backend, clock, print }: DryParts): Promise<void> {
  const nowMs = clock.nowMs();
  const book = groupBook(backend, clock);
  await book.refresh(true);
  const { events } = await backend.groups.events({ limit: 50 });
  const opened = events.filter(({ type }) => type === 'task.opened' || type === 'task.changed');
  const due = await allDue({ backend });
  print(
    `试运行：${book.all().length} 个群，${events.length} 条新动态，${due.length} 条待发；什么都不会发出。`,
  );
  for (const group of book.all()) {
    const waiting = due.filter((post) => post.groupId === group.groupId);
    const coming = opened.filter((event) => eventFits(group, event)).map(({ taskId }) => taskId);
    const taskIds = [...new Set([...waiting.map(({ taskId }) => taskId), ...coming])];
    const tasks = await lookUp(backend, group, taskIds);
    const fitting = taskIds.filter((taskId) => {
      const task = tasks.get(taskId);
      return task !== undefined && taskFits(group, task, nowMs);
    });
    const plan = planFor(fitting, Number.POSITIVE_INFINITY);
    if (plan.kind === 'wait') continue;
    const fromMs = Math.min(...waiting.map(({ atMs }) => tellFromMs(group.rhythm, atMs)), nowMs);
    const when = isQuiet(group, nowMs) ? '安静时段过后' : fromMs <= nowMs ? '现在' : '到点后';
    const told = plan.taskIds.flatMap((taskId) => tasks.get(taskId) ?? []);
    const what =
      plan.kind === 'digest' ? digestText(group, told.length, topByPay(told)) : told.map(taskLine).join('\n');
    print(
      `\n→ ${group.channel} ${group.address}（${when}，${plan.kind === 'digest' ? '汇总' : '卡片'}）\n${what}`,
    );
  }
}
