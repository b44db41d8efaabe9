import type { TaskCard } from '../../shared/contract/tasks';

type Facts = Pick<TaskCard, 'signUpDeadlineMs' | 'status'> & {
  /** Lists leave it out where there are many. */
  readonly placesLeft?: number;
};

/** Why nobody can sign up any more: what counts most comes first. */
type Ended = 'closed' | 'paused' | 'past' | 'full';

const texts: Readonly<Record<Ended, string>> = {
  closed: '报名已结束',
  paused: '暂停报名',
  past: '报名已截止',
  full: '名额已满',
};

/** Why a task takes nobody now; undefined while it takes somebody. */
function endedBy({ status, placesLeft, signUpDeadlineMs }: Facts, nowMs: number): Ended | undefined {
  if (signUpDeadlineMs <= nowMs) return 'past';
  // An operator looks at it first.
  if (status === 'in-review') return 'paused';
  if (status !== 'open') return 'closed';
  return placesLeft === 0 ? 'full' : undefined;
}

/** The same in words; undefined while it takes somebody. Places left are only spoken of then. */
export function endedText(task: Facts, nowMs: number = Date.now()): string | undefined {
  const ended = endedBy(task, nowMs);
  return ended && texts[ended];
}
