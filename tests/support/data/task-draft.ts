import type { TaskDraftInput } from '../../../shared/contract/publishing';
import { dayMs, hourMs } from '../../../shared/domain/calendar/calendar';

/** A draft that passes every check, relative to `nowMs`. */
export const taskDraft = (nowMs: number, changes: Partial<TaskDraftInput> = {}): TaskDraftInput => ({
  title: '台东步行街传单派发',
  category: 'promotion',
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
  workStartMs: nowMs + 4 * dayMs,
  workEndMs: nowMs + 4 * dayMs + 8 * hourMs,
  settlementCycle: 'per-task',
  ...changes,
});
