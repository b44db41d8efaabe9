import type { Moderation, OwnTask } from '../../../shared/contract/publishing';
import { shanghaiDate } from '../../generated/calendar/calendar';
import { clockText, spanText } from '../../generated/calendar/date-text';
import { labels } from '../../generated/labels';
import { rulesAt } from '../../generated/orders/order-rules';
import type { ShownError } from '../../services/shown-error';
import { cityNameOf } from '../../utils/cities';
import { moment } from '../../utils/format';
import {
  deadlineOf,
  type Faults,
  type FormField,
  fieldOfPath,
  stepFields,
  type TaskForm,
  wholeQuantity,
} from '../../utils/task-form';

/** What the page derives of a form, beside what is typed. */
export function formView(form: TaskForm, nowMs: number) {
  const deadlineMs = deadlineOf(form, nowMs);
  return {
    cityName: cityNameOf(form.cityCode) ?? '',
    hasPlace: form.longitude !== null,
    deadline: deadlineMs > 0 ? moment(deadlineMs) : '',
    deadlineDate: shanghaiDate(deadlineMs > 0 ? deadlineMs : nowMs),
    deadlineClock: deadlineMs > 0 ? clockText(deadlineMs) : '18:00',
    isDeadlineChosen: form.signUpDeadlineMs > 0,
    unit: labels.payUnit[form.payUnit],
    wholeQuantity: String(wholeQuantity(form)),
    perksChosen: Object.fromEntries(form.perks.map((perk) => [perk, true])),
  };
}

/** What came of a task's text, as its publisher reads it. */
export interface Verdict {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly sentence: string;
  readonly reason: string;
}

export function verdictOf(moderation: Moderation, isVerified = true): Verdict {
  if (moderation.outcome === 'pass' && !isVerified)
    return {
      tone: 'warn',
      title: '提交后先由人工审核',
      sentence: '',
      reason: '内容检查没有发现问题。完成身份核验后，发布任务就不必每次等人工审核。',
    };
  if (moderation.outcome === 'pass')
    return { tone: 'good', title: '内容检查通过', sentence: '', reason: '付款托管后即可开放报名。' };
  if (moderation.outcome === 'review')
    return {
      tone: 'warn',
      title: `需要人工审核，一般 ${moderation.withinHours} 小时内完成`,
      sentence: moderation.sentence,
      reason: moderation.reason,
    };
  const { sentence = '', reason } = moderation;
  return { tone: 'bad', title: '内容不能发布，请修改', sentence, reason };
}

/** What a refused call says about fields of the form; undefined: it is about none of them. */
export function faultsIn(
  { code, message, details, problemOf }: ShownError,
  form: TaskForm,
): Faults | undefined {
  const problems = (details.problems ?? []) as readonly { readonly path: string }[];
  const named = problems.flatMap(({ path }) => {
    const field = fieldOfPath(path);
    return field === undefined ? [] : [[field, problemOf(path) ?? message] as const];
  });
  if (named.length > 0) return Object.fromEntries(named);
  const problem = typeof details.problem === 'string' ? details.problem : message;
  if (code === 'TASK_DATES_INVALID')
    return { [details.field === 'sessions' ? 'sessions' : 'signUpDeadlineMs']: problem };
  if (code === 'TASK_QUANTITY_INVALID') return { quantity: problem };
  if (code === 'TASK_PLACE_OUTSIDE_CITY' || code === 'TASK_CITY_FIXED') return { cityCode: message };
  if (code === 'TASK_COST_TOO_HIGH') return { places: message };
  if (code.startsWith('PICTURE_')) return { pictureIds: message };
  const { sentence } = details;
  if (code !== 'TASK_FORBIDDEN' || typeof sentence !== 'string') return undefined;
  return { [fieldWith(form, sentence)]: `${sentence}：${String(details.reason ?? message)}` };
}

const worded = [
  'title',
  'description',
  'serviceStandard',
  'requirements',
  'bring',
  'placeName',
  'address',
] as const;

/** Where a sentence stands. */
export const fieldWith = (form: TaskForm, sentence: string): FormField =>
  worded.find((field) => form[field].includes(sentence)) ?? 'description';

/** The first step on which something is wrong; undefined: nothing is. */
export function stepWith(faults: Faults): number | undefined {
  const at = stepFields.findIndex((fields) => fields.some((field) => faults[field] !== undefined));
  return at < 0 ? undefined : at;
}

/** Of all that is wrong, what stands on a step. */
export const faultsOn = (step: number, faults: Faults): Faults =>
  Object.fromEntries(
    Object.entries(faults).filter(([field]) => stepFields[step]?.includes(field as FormField) === true),
  );

const sentTexts: Readonly<Record<OwnTask['status'], string>> = {
  draft: '',
  'in-review': '任务正在审核。改完提交后重新审核；不提交就不变。',
  'awaiting-funds': '任务等待付款。改完提交后重新检查内容、重新计算费用；不提交就不变。',
  open: '任务正在招人。改完保存后立即生效；不保存就不变。',
  closed: '任务已结束报名，不能再改；可以再发一个一样的。',
};

/** A draft is sent at every step; what was sent before changes when all of it is sent again, and what that means. */
export const sentOf = ({ status }: Pick<OwnTask, 'status'>) => ({
  isSent: status !== 'draft',
  sentText: sentTexts[status],
});

/** What changing its terms means for those who signed up; the last moment depends on when the work begins. */
export function askingText(people: number, nowMs: number): string {
  const { termsAnswerMs, publisherLateMs, termsLeastAnswerMs } = rulesAt(nowMs);
  return (
    `已报名的 ${people} 人会收到通知，逐一选择接受或退出；${spanText(termsAnswerMs)}内（最晚开工前 ${spanText(publisherLateMs)}）` +
    `不答复视为不接受，名额放回。答复前他们的订单按原条件。须在开工 ${spanText(publisherLateMs + termsLeastAnswerMs)}前提出。`
  );
}
