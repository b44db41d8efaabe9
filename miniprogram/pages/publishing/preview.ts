import type { TaskCard } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import { tagsOf } from '../../generated/tasks/task-tags';
import { cityNameOf } from '../../utils/cities';
import { moment, workTimes, workTotal } from '../../utils/format';
import { deadlineOf, draftOf, type TaskForm } from '../../utils/task-form';
import { taskRow } from '../../utils/task-row';

/** Who publishes, as cards say it. */
export type Publisher = Pick<TaskCard['publisher'], 'name' | 'verification'>;

const orElse = (text: string, otherwise: string): string => (text.trim() === '' ? otherwise : text);

/** A task as its card and its page will show it, however much of it is written. */
export function previewOf(form: TaskForm, publisher: Publisher, nowMs: number) {
  const draft = draftOf(form, nowMs);
  const isTimed = draft.sessions.length > 0;
  // What cannot be shown yet stands for itself in the card.
  const sessions = isTimed ? draft.sessions : [{ startMs: nowMs, endMs: nowMs }];
  const places = Number.isFinite(draft.places) ? draft.places : 0;
  const quantity = Number.isFinite(draft.quantity) ? draft.quantity : 1;
  const pay = { amountFen: draft.payFen as TaskCard['pay']['amountFen'], unit: draft.payUnit };
  const row = taskRow({
    taskId: '',
    status: 'open',
    title: orElse(draft.title, '任务标题'),
    category: draft.category,
    type: draft.type,
    publisher: { publisherId: '', ...publisher },
    place: {
      cityCode: draft.cityCode,
      cityName: cityNameOf(draft.cityCode) ?? '',
      name: orElse(draft.placeName, '工作地点'),
      longitude: draft.longitude,
      latitude: draft.latitude,
    },
    pay,
    places: Math.max(1, places),
    placesLeft: Math.max(1, places),
    admission: draft.admission,
    minAge: draft.minAge,
    signUpDeadlineMs: Math.max(nowMs + 1, draft.signUpDeadlineMs),
    sessions,
    quantity,
    tags: tagsOf({ perks: draft.perks, sessions }),
    settlementCycle: draft.settlementCycle,
  });
  return {
    row: isTimed ? row : { ...row, time: '工作时间', total: '' },
    facts: [
      ...workTimes(draft.sessions),
      isTimed ? `报名截止 ${moment(deadlineOf(form, nowMs))}` : '',
      `${draft.placeName} · ${draft.address}`,
      `${labels.admission[draft.admission]} · ${places} 人 · 满 ${draft.minAge} 周岁 · ${labels.settlementCycle[draft.settlementCycle]}`,
      `每人${isTimed ? workTotal({ pay, quantity }) : ''}`,
    ].filter(Boolean),
    texts: [
      { title: '做什么', lines: [draft.description] },
      { title: '怎么算做好', lines: [draft.serviceStandard] },
      { title: '要求', lines: draft.requirements },
      { title: '携带', lines: draft.bring },
    ].filter(({ lines }) => lines.some((line) => line !== '')),
  };
}
