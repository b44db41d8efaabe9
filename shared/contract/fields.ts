import * as z from 'zod';
import { verifications } from '../domain/account/verifications';
import { isCalendarDate } from '../domain/calendar/calendar';
import { cityByCode } from '../domain/geo/cities';
import { orderStatuses } from '../domain/lifecycles/order-lifecycle';
import { taskStatuses } from '../domain/lifecycles/task-lifecycle';
import { payUnits } from '../domain/money/pay-units';
import { settlementCycles } from '../domain/money/settlement-cycles';
import { isOrderNumber } from '../domain/orders/order-number';
import { admissions } from '../domain/tasks/admissions';
import { taskCategories } from '../domain/tasks/categories';
import { mostQuantity } from '../domain/tasks/quantity';
import { inOrder, maxSessions } from '../domain/tasks/sessions';
import { taskNumbers } from '../domain/tasks/task-form';
import { perks as grants, taskTags } from '../domain/tasks/task-tags';
import { taskTypes } from '../domain/tasks/task-types';
import { amount } from './amount';
import { idPattern } from './ids';
import { singleUse } from './single-use';
import { text, typed } from './typed';
import { wants } from './wants';

/** An id in a call: 16 letters and digits. What it names is said where it stands. */
export const id = wants('编号不正确，请返回列表重新打开', z.string().regex(new RegExp(`^${idPattern}$`)));
export const taskId = wants('任务编号不正确，请返回列表重新打开', id.describe('The task.'));
export const searchText = text({ name: '搜索内容', min: 1, max: 60, lines: 'one' }).describe(
  'As people say it: what, where, when, for how much.',
);
export const groupId = wants('群编号不正确，请从群列表中选择', id.describe('The chat group.'));
export const publisherId = wants('发布方编号不正确，请返回任务页重新打开', id.describe('The publisher.'));
export const orderId = wants(
  '订单编号不正确，请返回列表重新打开',
  id.describe('The order: one per person and task.'),
);
/** Of a picture that was uploaded (`pictures/done`). */
export const pictureId = wants('图片编号不正确，请重新选择图片', id.describe('The picture.'));
export const shareId = id.describe('The share.');
/** Looked up, and ignored with a reason when unknown. */
export const receivedShare = wants(
  '分享编号不正确，请重新打开分享',
  z.string().min(1).max(64).describe('The share id in the card or code through which the person came.'),
);
const loginCode = singleUse(
  wants(
    '微信登录凭证不正确，请重试',
    z.string().min(1).max(128).describe('A fresh code of `wx.login`, good for one use within 5 minutes.'),
  ),
  'login',
);
/** Demanded where a code must prove who is calling (AWS); ignored where WeChat itself says it (CloudBase). */
export const loginCodeIfNeeded = loginCode.exactOptional();
export const idempotencyKey = wants(
  '提交编号须为 16 至 64 位字母、数字、下划线或连字符',
  z
    .string()
    .regex(/^[0-9A-Za-z_-]{16,64}$/)
    .describe(
      'Made by the client before the first try and sent again with each retry, so that it is done once.',
    ),
);
/** Milliseconds since 1970, UTC; up to the year 2100. */
export const momentMs = wants('请选择正确的时间', z.int().min(0).max(4_102_444_800_000));
/** A moment, with what happens then. */
export const moment = (description: string) => momentMs.describe(`${description}, ms since 1970 UTC.`);
export const cityCode = wants(
  '请从列表中选择城市',
  z
    .string()
    .max(6)
    .refine((code) => cityByCode(code) !== undefined)
    .describe('The city: six digits of GB/T 2260.'),
);
export const birthDate = wants(
  '请选择真实的出生日期',
  z
    .string()
    .regex(/^(19|20)\d\d-\d\d-\d\d$/)
    .refine(isCalendarDate)
    .describe('YYYY-MM-DD.'),
);
const position = (degrees: z.ZodNumber) => wants('位置须在中国境内，请在地图上重新选择', degrees);
/** Within China's extent. */
export const longitude = position(z.number().min(73).max(136).describe('Degrees east, gcj02.'));
export const latitude = position(z.number().min(3).max(54).describe('Degrees north, gcj02.'));
export const payUnit = wants('请选择计酬单位', z.enum(payUnits).describe('What the pay is counted by.'));
export const settlementCycle = wants(
  '请选择结算方式',
  z.enum(settlementCycles).describe('When the work is settled.'),
);
export const taskType = wants('请选择任务类型', z.enum(taskTypes).describe('What there is to do.'));
export const category = wants('请选择任务类别', z.enum(taskCategories).describe('The kind of work.'));
export const taskStatus = z.enum(taskStatuses).describe('Where the task stands.');
export const orderStatus = wants('请选择订单状态', z.enum(orderStatuses).describe('Where the order stands.'));
export const admission = wants(
  '请选择录用方式',
  z.enum(admissions).describe('Whether whoever comes first is admitted, or the publisher decides.'),
);
export const verification = z.enum(verifications).describe('What was verified about the publisher.');
export const payFen = wants(
  taskNumbers.payFen.wants,
  amount(taskNumbers.payFen.min, taskNumbers.payFen.max).describe('Pay per unit, fen.'),
);
export const pay = z
  .strictObject({ amountFen: amount().describe('Pay per unit, fen.'), unit: payUnit })
  .meta({ id: 'Pay', description: 'What the work earns.' });
export const minAge = z.int().min(0).describe('The least age, full years.');
export const places = z.int().min(0).describe('How many people the task takes.');
export const signUpDeadlineMs = moment('When sign-up ends');
export const session = z.strictObject({
  startMs: moment('When it begins'),
  endMs: moment('When it ends'),
});
export const sessions = wants(
  `请填写工作时间，1 至 ${maxSessions} 段`,
  z
    .array(session)
    .min(1)
    .max(maxSessions)
    .overwrite(inOrder)
    .describe('When one works, in order; a session of 24 hours leaves the hours to the person.'),
);
export const quantity = wants(
  `数量须为 0.5 至 ${mostQuantity.toLocaleString('en')}，按小时计酬可以精确到半小时，其余须为整数`,
  z
    .number()
    .min(0.5)
    .max(mostQuantity)
    .multipleOf(0.5)
    .describe('What one person does, in the unit of the pay, at most; halves of hours only.'),
);
export const perks = wants(
  '请从列表中选择福利',
  z.array(z.enum(grants)).max(grants.length).describe('What the publisher grants beside the pay.'),
);
export const district = z.string().describe('The district, as the address names it.');
export const tags = z.array(z.enum(taskTags)).describe('Facts about it in a word.');
/** Raised by every change of what a sign-up agrees to. */
export const termsVersion = wants(
  '任务内容的版本不正确，请返回任务页重新打开',
  z.int().min(0).describe('Version of the terms that a sign-up agrees to, from 1.'),
);
const amountFen = amount().describe('Fen.');
/** What work costs its publisher, as lines and in all. */
export const cost = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          kind: z
            .enum(['pay', 'fee', 'surcharge'])
            .describe('Pay of those who work, platform fee, expected taxes.'),
          label: z.string().describe('As people read it: 平台服务费 6%.'),
          amountFen,
        }),
      )
      .describe('What it is made of.'),
    totalFen: amount().describe('What is reserved before anybody sees the task, fen.'),
  })
  .meta({ id: 'Cost', description: 'What a task costs with all its places taken.' });
/** A person reads it out or pastes it. */
const groupedDigits = (raw: string) => raw.normalize('NFKC').replace(/[\s-]/g, '');
const thirteen = '编号有 13 位数字，请核对后重新输入';
/** By which a payment of a publisher, or its way back, is known. */
export const paymentReference = wants(
  thirteen,
  typed(groupedDigits, (number) => (isOrderNumber(number) ? undefined : thirteen), {
    minLength: 13,
    maxLength: 40,
  }),
).describe('12 digits and a check digit, as people read it out or paste it.');
export const done = z.strictObject({});
