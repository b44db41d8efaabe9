import type { OwnTaskCard } from '../../shared/contract/publishing';
import { dayNumber } from '../generated/calendar/date-text';
import { labels } from '../generated/labels';
import { daysOf, workEndMs } from '../generated/tasks/sessions';
import { moment, payUnitText, timeLeft, unbroken, workTime, yuan } from './format';

type Tone = 'plain' | 'accent' | 'warn' | 'danger';

interface Status {
  readonly status: string;
  readonly tone: Tone;
}

/** How a task stands in the eyes of its publisher. */
export function ownStatus(task: OwnTaskCard, nowMs: number): Status {
  if (task.isReturned && task.status === 'draft') return { status: '需修改', tone: 'danger' };
  const isToday = task.sessions.some((session) => daysOf(session).includes(dayNumber(nowMs)));
  const isOver = workEndMs(task.sessions) < nowMs;
  if (task.taken > 0 && isToday && !isOver) return { status: '今天上岗', tone: 'warn' };
  if (task.status === 'in-review' || task.status === 'awaiting-funds')
    return { status: labels.taskStatus[task.status], tone: 'warn' };
  if (task.status !== 'open') return { status: labels.taskStatus[task.status], tone: 'plain' };
  if (isOver) return { status: '已结束', tone: 'plain' };
  return task.placesLeft === 0 ? { status: '已招满', tone: 'accent' } : { status: '招人中', tone: 'accent' };
}

interface Next {
  readonly next: string;
  readonly tone: Tone;
}

/** What its publisher can do about it next, and by when. */
function nextOf(task: OwnTaskCard, nowMs: number): Next {
  if (task.toAccept > 0) return { next: `${task.toAccept} 人待验收`, tone: 'warn' };
  if (task.waiting > 0) return { next: `${task.waiting} 人待审核`, tone: 'warn' };
  if (task.status === 'awaiting-funds') return { next: '去付款', tone: 'warn' };
  if (task.status === 'draft') return { next: '继续写', tone: 'accent' };
  if (task.status === 'in-review') return { next: '等待人工审核', tone: 'plain' };
  const left = task.signUpDeadlineMs - nowMs;
  if (task.status === 'open' && left > 0)
    return { next: `${timeLeft(task.signUpDeadlineMs, nowMs)}后截止`, tone: 'plain' };
  return { next: '', tone: 'plain' };
}

/** A task in the list of its publisher. */
export function ownTaskRow(task: OwnTaskCard, nowMs: number) {
  const { next, tone: nextTone } = nextOf(task, nowMs);
  return {
    id: task.taskId,
    title: unbroken(task.title),
    ...ownStatus(task, nowMs),
    line: `${workTime(task.sessions, nowMs)} · ¥${yuan(task.pay.amountFen)}/${payUnitText(task.pay.unit)}`,
    place: task.placeName,
    taken: task.status === 'draft' ? `招 ${task.places} 人` : `已录用 ${task.taken} / ${task.places}`,
    share: Math.round((100 * task.taken) / task.places),
    hasBar: task.status === 'open' || task.status === 'closed',
    isDraft: task.status === 'draft',
    isQuiet: task.status === 'closed' && task.toAccept === 0 && task.waiting === 0,
    deadline: moment(task.signUpDeadlineMs),
    next,
    nextTone,
  };
}

export type OwnTaskRow = ReturnType<typeof ownTaskRow>;
