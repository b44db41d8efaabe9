import type { OwnTask, TaskDraftInput } from '../../shared/contract/publishing';
import { hourMs } from '../generated/calendar/calendar';
import type { PayUnit } from '../generated/money/pay-units';
import type { SettlementCycle } from '../generated/money/settlement-cycles';
import type { admissions } from '../generated/tasks/admissions';
import type { TaskCategory } from '../generated/tasks/categories';
import { mostQuantity } from '../generated/tasks/quantity';
import { countDates, hoursOf, maxSessions, type Session, workStartMs } from '../generated/tasks/sessions';
import { mostLines, taskForms, taskNumbers } from '../generated/tasks/task-form';
import { planFault } from '../generated/tasks/task-plan';
import type { Perk } from '../generated/tasks/task-tags';
import type { TaskType } from '../generated/tasks/task-types';
import { cleanText, type TextForm, textFault } from '../generated/text/typed-text';

/** A task as it is typed; numbers are text until they are sent, '' where nothing was chosen. */
export interface TaskForm {
  readonly type: TaskType | '';
  readonly title: string;
  readonly description: string;
  readonly serviceStandard: string;
  /** A line each. */
  readonly requirements: string;
  readonly bring: string;
  readonly pictureIds: readonly string[];
  readonly cityCode: string;
  readonly placeName: string;
  readonly address: string;
  /** Until a place is chosen there is none. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly sessions: readonly Session[];
  /** Ms; 0: two hours before the work. */
  readonly signUpDeadlineMs: number;
  /** Yuan. */
  readonly pay: string;
  readonly payUnit: PayUnit;
  /** '': all of the sessions. */
  readonly quantity: string;
  readonly places: string;
  readonly minAge: string;
  readonly admission: (typeof admissions)[number];
  readonly settlementCycle: SettlementCycle;
  readonly perks: readonly Perk[];
  /** Whether workers may check in by a photo, beside the code on site. */
  readonly photoCheckIn: boolean;
}

export type FormField = keyof TaskForm | 'place';

export const emptyForm: TaskForm = {
  type: '',
  title: '',
  description: '',
  serviceStandard: '',
  requirements: '',
  bring: '',
  pictureIds: [],
  cityCode: '',
  placeName: '',
  address: '',
  longitude: null,
  latitude: null,
  sessions: [],
  signUpDeadlineMs: 0,
  pay: '',
  payUnit: 'day',
  quantity: '',
  places: '',
  minAge: '18',
  admission: 'reviewed',
  settlementCycle: 'per-task',
  perks: [],
  photoCheckIn: false,
};

/** What stands on each step of the editor. */
export const stepFields: readonly (readonly FormField[])[] = [
  ['type', 'title', 'description', 'serviceStandard', 'requirements', 'bring', 'pictureIds'],
  ['sessions', 'place', 'cityCode', 'placeName', 'address', 'photoCheckIn', 'signUpDeadlineMs'],
  ['pay', 'payUnit', 'quantity', 'places', 'minAge', 'admission', 'settlementCycle', 'perks'],
];

const promoting: readonly TaskType[] = ['sales', 'surveys', 'online'];

function categoryOf(type: TaskForm['type']): TaskCategory {
  if (type === 'other' || type === '') return 'other';
  return promoting.includes(type) ? 'promotion' : 'recruiting';
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => cleanText(line, 'one'))
    .filter((line) => line !== '');

/** Yuan as they are typed, in fen; undefined where it is no sum. */
export function typedFen(pay: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(pay.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

const typedNumber = (typed: string): number =>
  /^\d+(?:\.\d+)?$/.test(typed.trim()) ? Number(typed) : Number.NaN;

/** What one person does when nothing else is said: all days, all hours, one piece or task. */
export function wholeQuantity({ payUnit, sessions }: Pick<TaskForm, 'payUnit' | 'sessions'>): number {
  if (payUnit === 'day') return Math.max(1, countDates(sessions));
  if (payUnit === 'hour') return Math.max(0.5, Math.floor(2 * (hoursOf(sessions) ?? 1)) / 2);
  return 1;
}

export const quantityOf = (form: TaskForm): number =>
  form.quantity.trim() === '' ? wholeQuantity(form) : typedNumber(form.quantity);

const beforeWorkMs = 2 * hourMs;

/** Until when people sign up: as chosen, else two hours before the work, or its beginning where that is too late. */
export function deadlineOf({ signUpDeadlineMs, sessions }: TaskForm, nowMs: number): number {
  if (signUpDeadlineMs > 0 || sessions.length === 0) return signUpDeadlineMs;
  const startMs = workStartMs(sessions);
  return startMs - beforeWorkMs > nowMs ? startMs - beforeWorkMs : startMs;
}

/** A form as it is sent, once nothing is wrong with it. */
export const draftOf = (form: TaskForm, nowMs: number): TaskDraftInput => ({
  title: cleanText(form.title, 'one'),
  category: categoryOf(form.type),
  type: form.type || 'other',
  description: cleanText(form.description, 'many'),
  serviceStandard: cleanText(form.serviceStandard, 'many'),
  requirements: linesOf(form.requirements),
  bring: linesOf(form.bring),
  // What was kept on the phone before there were pictures has none.
  pictureIds: [...(form.pictureIds ?? [])],
  cityCode: form.cityCode,
  placeName: cleanText(form.placeName, 'one'),
  address: cleanText(form.address, 'one'),
  longitude: form.longitude ?? 0,
  latitude: form.latitude ?? 0,
  payFen: typedFen(form.pay) ?? 0,
  payUnit: form.payUnit,
  places: typedNumber(form.places),
  admission: form.admission,
  minAge: typedNumber(form.minAge),
  signUpDeadlineMs: deadlineOf(form, nowMs),
  sessions: [...form.sessions],
  quantity: quantityOf(form),
  perks: [...form.perks],
  photoCheckIn: form.photoCheckIn,
  settlementCycle: form.settlementCycle,
});

const yuanOf = (payFen: number): string =>
  payFen % 100 === 0 ? String(payFen / 100) : (payFen / 100).toFixed(2);

/** A task as its publisher goes on writing it. */
export const formOf = (task: OwnTask): TaskForm => ({
  type: task.type,
  title: task.title,
  description: task.description,
  serviceStandard: task.serviceStandard,
  requirements: task.requirements.join('\n'),
  bring: task.bring.join('\n'),
  pictureIds: task.pictureIds ?? [],
  cityCode: task.cityCode,
  placeName: task.placeName,
  address: task.address,
  longitude: task.longitude,
  latitude: task.latitude,
  sessions: task.sessions,
  signUpDeadlineMs: task.signUpDeadlineMs,
  pay: yuanOf(task.payFen),
  payUnit: task.payUnit,
  quantity: String(task.quantity),
  places: String(task.places),
  minAge: String(task.minAge),
  admission: task.admission,
  settlementCycle: task.settlementCycle,
  perks: task.perks,
  photoCheckIn: task.photoCheckIn === true,
});

/** The same for another time: what is past goes, and what hangs on it is chosen anew. */
export function copyOf(task: OwnTask, nowMs: number): TaskForm {
  // A picture stands in one task.
  const form = { ...formOf(task), pictureIds: [] };
  const isAhead = workStartMs(form.sessions) > nowMs;
  return isAhead
    ? { ...form, signUpDeadlineMs: task.signUpDeadlineMs > nowMs ? task.signUpDeadlineMs : 0 }
    : { ...form, sessions: [], signUpDeadlineMs: 0, quantity: '' };
}

export type Faults = Partial<Record<FormField, string>>;

const fieldNames = { requirements: '要求', bring: '携带物品' } as const;

function textFaults(form: TaskForm): Faults {
  const faults: Faults = {};
  for (const [field, rules] of Object.entries(taskForms) as [keyof typeof taskForms, TextForm][]) {
    if (field === 'requirements' || field === 'bring') {
      const lines = linesOf(form[field]);
      const fault = lines.map((line) => textFault(line, rules)).find((each) => each !== undefined);
      if (lines.length > mostLines) faults[field] = `${fieldNames[field]}最多 ${mostLines} 条`;
      else if (fault !== undefined) faults[field] = fault;
      continue;
    }
    const fault = textFault(cleanText(form[field], rules.lines), rules);
    if (fault !== undefined) faults[field] = fault;
  }
  return faults;
}

function numberFaults(form: TaskForm): Faults {
  const isIn = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
    value >= min && value <= max;
  const isWhole = (typed: string, bounds: { readonly min: number; readonly max: number }) =>
    Number.isInteger(typedNumber(typed)) && isIn(typedNumber(typed), bounds);
  const quantity = quantityOf(form);
  const isQuantity = isIn(quantity, { min: 0.5, max: mostQuantity }) && Number.isInteger(quantity * 2);
  return {
    ...(!isIn(typedFen(form.pay) ?? -1, taskNumbers.payFen) && { pay: taskNumbers.payFen.wants }),
    ...(!isWhole(form.places, taskNumbers.places) && { places: taskNumbers.places.wants }),
    ...(!isWhole(form.minAge, taskNumbers.minAge) && { minAge: taskNumbers.minAge.wants }),
    ...(!isQuantity && {
      quantity: `数量须为 0.5 至 ${mostQuantity.toLocaleString('en')}，按小时计酬可以精确到半小时，其余须为整数`,
    }),
  };
}

/**
 * What is wrong with a form, by its field, by the rules of the server. `before`: the sessions of the open task that it
 * changes, whose work may have begun.
 */
export function faultsOf(form: TaskForm, nowMs: number, before?: readonly Session[]): Faults {
  const { sessions } = form;
  const isSessions = sessions.length > 0 && sessions.length <= maxSessions;
  const plan = { ...form, quantity: quantityOf(form), signUpDeadlineMs: deadlineOf(form, nowMs) };
  const fault = isSessions ? planFault(plan, nowMs, before && { sessions: before }) : undefined;
  const isPlace = form.longitude !== null && form.latitude !== null;
  return {
    ...(fault && { [fault.field]: fault.problem }),
    ...textFaults(form),
    ...numberFaults(form),
    ...(form.type === '' && { type: '请选择任务类型' }),
    ...(!isSessions && { sessions: `请填写工作时间，1 至 ${maxSessions} 段` }),
    ...(!isPlace && { place: '请在地图上选择工作地点' }),
    ...(isPlace && form.cityCode === '' && { cityCode: '请从列表中选择城市' }),
  };
}

const fieldsOfServer: Readonly<Record<string, FormField>> = {
  payFen: 'pay',
  longitude: 'place',
  latitude: 'place',
  category: 'type',
};

/** The field of the form that a path of the server names: `task.payFen`, `changes.requirements.0`. */
export function fieldOfPath(path: string): FormField | undefined {
  const name = path.replace(/^(?:task|changes)\./, '').split('.')[0] ?? '';
  const field = fieldsOfServer[name] ?? (name as FormField);
  return stepFields.some((fields) => fields.includes(field)) ? field : undefined;
}
