import type { Profile } from '../../../shared/contract/account';
import type { OrderDetail } from '../../../shared/contract/orders';
import type { TaskDetail } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import type { Session } from '../../generated/tasks/sessions';
import { api } from '../../services/api';
import type { ShownError } from '../../services/shown-error';
import { profile } from '../../stores/session';
import { payUnitText, workTime, workTimes, workTotal, yuan } from '../../utils/format';

/** What sign-up needs of a person and is not there yet. */
export interface Missing {
  readonly nickname: boolean;
  readonly birthDate: boolean;
}

export interface Fields {
  readonly nickname: string;
  readonly birthDate: string;
}

export const missingOf = (known: Profile | undefined): Missing => ({
  nickname: !known?.nickname,
  birthDate: !known?.birthDate,
});

/** One of the terms; `was` is what the person had read, where that has changed since. */
export interface Term {
  readonly name: string;
  readonly text: string;
  readonly was?: string;
}

/** The terms that somebody agrees to by signing up. */
export const termsOf = (task: TaskDetail): Term[] => [
  { name: '时间', text: workTimes(task.sessions).join('\n') },
  { name: '合计', text: workTotal(task) },
  { name: '地点', text: `${task.place.name}，${task.address}` },
  {
    name: '结算',
    text: `${labels.settlementCycle[task.settlementCycle]}，支付到您绑定的收款账户`,
  },
  { name: '年龄', text: `满 ${task.minAge} 周岁` },
  ...(task.requirements.length > 0 ? [{ name: '要求', text: task.requirements.join('；') }] : []),
  ...(task.bring.length > 0 ? [{ name: '携带', text: task.bring.join('；') }] : []),
];

const payOf = ({ pay }: TaskDetail) => `¥${yuan(pay.amountFen)}/${payUnitText(pay.unit)}`;
const longTexts = ({ description, serviceStandard }: TaskDetail) => `${description}\n${serviceStandard}`;

/** The terms as they are now, and beside each what it was when the person read it. */
export function changedTerms(seen: TaskDetail, now: TaskDetail): Term[] {
  const before = [{ name: '报酬', text: payOf(seen) }, { name: '任务', text: seen.title }, ...termsOf(seen)];
  const after = [{ name: '报酬', text: payOf(now) }, { name: '任务', text: now.title }, ...termsOf(now)];
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  const rows = names.flatMap((name): Term[] => {
    const was = before.find((term) => term.name === name)?.text ?? '无';
    const text = after.find((term) => term.name === name)?.text ?? '无';
    if (text !== was) return [{ name, text, was }];
    // Title and pay stand above the terms as they are.
    return name === '报酬' || name === '任务' ? [] : [{ name, text }];
  });
  const isTextNew = longTexts(seen) !== longTexts(now);
  return isTextNew ? [...rows, { name: '说明', text: '任务说明也有改动，可关闭后在任务页查看' }] : rows;
}

/** A sign-up keeps the birth date that was told for it, and an admission fixes it. */
function rememberSignUp(order: OrderDetail, told: Partial<Pick<Profile, 'birthDate'>>): void {
  const known = profile.get();
  if (!known) return;
  const birthDateFixed = known.birthDateFixed || order.status === 'admitted';
  profile.set({ ...known, ...told, birthDateFixed, complete: true });
}

/** Signs up with what was missing; the same key is sent again when a try is repeated. */
export async function signUp(
  task: TaskDetail,
  fields: Fields,
  how: { readonly key: string; readonly share: string | undefined; readonly note: string },
): Promise<OrderDetail> {
  const missing = missingOf(profile.get());
  if (missing.nickname) profile.set((await api.account.updateProfile({ nickname: fields.nickname })).profile);
  const share = how.share === undefined ? {} : { share: how.share };
  const told = missing.birthDate ? { birthDate: fields.birthDate } : {};
  const said = how.note.trim() === '' ? {} : { note: how.note };
  const { taskId, termsVersion } = task;
  const input = { taskId, termsVersion, idempotencyKey: how.key, ...share, ...told, ...said };
  const { order } = await api.orders.signUp(input);
  rememberSignUp(order, told);
  return order;
}

/** What is wrong, beside the field where it is; `error` where no field is meant. */
export interface Faults {
  readonly nicknameError: string;
  readonly birthDateError: string;
  readonly error: string;
}

export const noFaults: Faults = { nicknameError: '', birthDateError: '', error: '' };

/** What has to be filled in before anything is sent; undefined when nothing is missing any more. */
export function unfilled(missing: Missing, { nickname, birthDate }: Fields): Faults | undefined {
  const nicknameError = missing.nickname && !nickname ? '请填写昵称' : '';
  const birthDateError = missing.birthDate && !birthDate ? '请选择出生日期' : '';
  return nicknameError || birthDateError ? { nicknameError, birthDateError, error: '' } : undefined;
}

/** What already takes the time, as the server names it. */
interface Clash {
  readonly orderId: string;
  readonly title: string;
  readonly session: Session;
}

const clashIn = ({ code, details }: ShownError): Clash | undefined =>
  code === 'ORDER_CLASHES' ? (details as unknown as Clash) : undefined;

/** The order that takes the time of the one that was refused. */
export const clashingOrder = (failed: ShownError): string => clashIn(failed)?.orderId ?? '';

const clashText = ({ title, session }: Clash): string =>
  `${workTime([session])} 您已报名“${title}”，时间冲突。想换成这个任务，请先取消那个订单`;

/** A refusal in words that fit this task, where the person can mend it. */
export function faultsOf(failed: ShownError, missing: Missing): Faults {
  const { minAge } = failed.details;
  const isTooYoung = failed.code === 'UNDER_AGE' && typeof minAge === 'number';
  const tooYoung = isTooYoung ? `此任务要求满 ${minAge} 周岁，您暂时不能报名` : undefined;
  const nicknameError = (missing.nickname && failed.problemOf('nickname')) || '';
  const birthDateError = (missing.birthDate && (tooYoung ?? failed.problemOf('birthDate'))) || '';
  const isInField = nicknameError !== '' || birthDateError !== '';
  const clash = clashIn(failed);
  const error = tooYoung ?? (clash ? clashText(clash) : failed.message);
  return { nicknameError, birthDateError, error: isInField ? '' : error };
}

/** What is left to do after a try: the same again, or elsewhere what no second try can mend. */
export type WayOn = 'confirm' | 'missed' | 'order' | 'clash' | 'close';

const finalRefusals: Readonly<Record<string, WayOn>> = {
  TASK_FULL: 'missed',
  TASK_CLOSED: 'missed',
  TASK_DEADLINE_PASSED: 'missed',
  TASK_NOT_FOUND: 'missed',
  OWN_TASK: 'missed',
  UNDER_AGE: 'missed',
  TOO_MANY_WITHDRAWALS: 'missed',
  ALREADY_SIGNED_UP: 'order',
  ORDER_CLASHES: 'clash',
  TOO_MANY_ORDERS: 'order',
  ACCOUNT_SUSPENDED: 'close',
};

/** A birth date that was told for this try and not kept may have been a slip. */
export const wayOnAfter = ({ code }: ShownError, left: Missing): WayOn =>
  code === 'UNDER_AGE' && left.birthDate ? 'confirm' : (finalRefusals[code] ?? 'confirm');

/** What comes next after a sign-up. */
export function nextSteps(order: OrderDetail): string[] {
  const time = workTime(order.sessions);
  return order.status === 'admitted'
    ? [
        `${time} 按时到岗，带好需要的物品`,
        '提前绑定收款账户，方便结算',
        '临时不能去，请在开始前取消，把名额留给别人',
      ]
    : ['发布方会尽快审核，结果会通知您', '提前绑定收款账户，方便结算', '等待期间可以随时取消报名'];
}
