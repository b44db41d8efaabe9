import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { Session } from '../../../shared/domain/tasks/sessions';

/** A day on which the person chooses the hours: a person may have many such tasks. */
export const anyTimeOn = (startMs: number): Session => ({ startMs, endMs: startMs + dayMs });

/** A draft that passes every check, relative to `nowMs`. */
export const taskDraft = (nowMs: number, changes: Partial<TaskDraftInput> = {}): TaskDraftInput => ({
  title: '台东步行街传单派发',
  category: 'promotion',
  type: 'surveys',
  description: '在步行街向行人派发开业传单，按路线完成派发并拍照。',
  serviceStandard: '统一着装，礼貌递送，不乱扔传单。',
  requirements: ['年满 18 周岁'],
  bring: ['身份证'],
  cityCode: '370200',
  placeName: '台东步行街',
  address: '青岛市市北区台东三路 77 号',
  longitude: 120.355,
  latitude: 36.084,
  payFen: 20_000,
  payUnit: 'day',
  places: 10,
  admission: 'first-come',
  minAge: 18,
  signUpDeadlineMs: nowMs + 3 * dayMs,
  sessions: [anyTimeOn(nowMs + 4 * dayMs)],
  quantity: 1,
  perks: [],
  settlementCycle: 'per-task',
  ...changes,
});
