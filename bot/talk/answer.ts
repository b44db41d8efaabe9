import type { GroupView } from '../../shared/contract/groups';
import type { FoundTask } from '../../shared/contract/tasks';
import type { Backend } from '../backend/backend';
import { isOpen } from '../engine/fits';
import type { Question } from './question';
import { categoryNames, cycleNames, helpText, listLength, shortCity, taskList } from './texts';

/** What a group gets to hear; `taskIds`: what the numbers of a list stand for. */
export type Answer =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly taskIds?: readonly string[];
      /** Follows it. */
      readonly then?: Answer;
    }
  | { readonly kind: 'card'; readonly taskId: string }
  /** A card that opens this search; `city`, a code, where it is another than the group's. */
  | { readonly kind: 'search'; readonly text: string; readonly city?: string }
  | { readonly kind: 'nothing' };

export interface Asked {
  readonly backend: Backend;
  readonly group: GroupView;
  /** The task behind a number of the last list. */
  readonly taskAt: (number: number) => string | undefined;
  readonly nowMs: number;
}

/** The longest page: enough to find some among other categories. */
export const readLength = 50;

const nothing: Answer = { kind: 'nothing' };

async function listOf({ backend, group, nowMs }: Asked, question: Question): Promise<FoundTask[]> {
  const { tasks } = await backend.tasks.find({
    city: group.cityCode,
    sort: 'newest',
    hideFull: true,
    limit: readLength,
    ...(question.kind === 'cycle' && { cycles: [question.cycle] }),
  });
  // Asked by name, a category is answered even where it is not posted.
  const isWanted = ({ category }: FoundTask) =>
    question.kind === 'category'
      ? category === question.category
      : group.categories.length === 0 || group.categories.includes(category);
  return tasks.filter((task) => isOpen(task, nowMs) && isWanted(task)).slice(0, listLength);
}

const namedAs = (question: Question): string => {
  if (question.kind === 'cycle') return `${cycleNames[question.cycle]}任务`;
  return question.kind === 'category' ? `${categoryNames[question.category]}任务` : '任务';
};

function listAnswer({ group }: Asked, question: Question, tasks: readonly FoundTask[]): Answer {
  const [first, second] = tasks;
  const city = shortCity(group.cityCode);
  if (!first)
    return { kind: 'text', text: `${city}现在没有可报名的${namedAs(question)}，有新的会发到群里。` };
  if (!second) return { kind: 'card', taskId: first.taskId };
  const taskIds = tasks.map(({ taskId }) => taskId);
  return { kind: 'text', text: taskList(`${city}最新的${namedAs(question)}：`, tasks), taskIds };
}

/** Answers a question of a group that is set up. */
export async function answerTo(asked: Asked, question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'help':
      return { kind: 'text', text: helpText };
    case 'number': {
      // Numbers are said for many reasons: one that no list holds is not for us.
      const taskId = asked.taskAt(question.number);
      return taskId ? { kind: 'card', taskId } : nothing;
    }
    case 'task':
      return { kind: 'card', taskId: question.taskId };
    default:
      return listAnswer(asked, question, await listOf(asked, question));
  }
}
