import * as z from 'zod';
import { verifications } from '../domain/account/verifications';
import { isCalendarDate } from '../domain/calendar/calendar';
import { cityByCode } from '../domain/geo/cities';
import { orderStatuses } from '../domain/lifecycles/order-lifecycle';
import { taskStatuses } from '../domain/lifecycles/task-lifecycle';
import { payUnits } from '../domain/money/pay-units';
import { settlementCycles } from '../domain/money/settlement-cycles';
import { admissions } from '../domain/tasks/admissions';
import { taskCategories } from '../domain/tasks/categories';
import { amount } from './amount';
import { idPattern } from './ids';
import { singleUse } from './single-use';

/** Control, invisible and direction characters and halves of pairs: they deceive readers or break stores. */
const unwanted = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const lineBreaks = /\n/g;

const written = (min: number, max: number, isClean: (text: string) => boolean) =>
  z
    .string()
    .max(max * 2)
    .transform((raw) => raw.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max).refine(isClean, { error: '含有不可见或无法显示的字符' }));

/** One line that people write: trimmed, in one normal form, without characters that cannot be seen. */
export const line = (min: number, max: number) => written(min, max, (text) => !unwanted.test(text));

/** Text of several lines that people write. */
export const text = (min: number, max: number) =>
  written(min, max, (text) => !unwanted.test(text.replace(lineBreaks, '')));

/** An id in a call: 16 letters and digits. What it names is said where it stands. */
export const id = z.string().regex(new RegExp(`^${idPattern}$`));
export const taskId = id.describe('The task.');
export const groupId = id.describe('The chat group.');
export const orderId = id.describe('The order: one per person and task.');
export const shareId = id.describe('The share.');
/** Looked up, and ignored with a reason when unknown. */
export const receivedShare = z
  .string()
  .min(1)
  .max(64)
  .describe('The share id in the card or code through which the person came.');
const loginCode = singleUse(
  z.string().min(1).max(128).describe('A fresh code of `wx.login`, good for one use within 5 minutes.'),
  'login',
);
/** Demanded where a code must prove who is calling (AWS); ignored where WeChat itself says it (CloudBase). */
export const loginCodeIfNeeded = loginCode.exactOptional();
export const idempotencyKey = z
  .string()
  .regex(/^[0-9A-Za-z_-]{16,64}$/)
  .describe(
    'Made by the client before the first try and sent again with each retry, so that it is done once.',
  );
/** Milliseconds since 1970, UTC; up to the year 2100. */
export const momentMs = z.int().min(0).max(4_102_444_800_000);
/** A moment, with what happens then. */
export const moment = (description: string) => momentMs.describe(`${description}, ms since 1970 UTC.`);
export const cityCode = z
  .string()
  .max(6)
  .refine((code) => cityByCode(code) !== undefined, { error: '请从列表中选择城市' })
  .describe('The city: six digits of GB/T 2260.');
export const birthDate = z
  .string()
  .regex(/^(19|20)\d\d-\d\d-\d\d$/)
  .refine(isCalendarDate, { error: '日期不存在' })
  .describe('YYYY-MM-DD.');
/** Within China's extent. */
export const longitude = z.number().min(73).max(136).describe('Degrees east, gcj02.');
export const latitude = z.number().min(3).max(54).describe('Degrees north, gcj02.');
export const payUnit = z.enum(payUnits).describe('What the pay is counted by.');
export const settlementCycle = z.enum(settlementCycles).describe('When the work is settled.');
export const category = z.enum(taskCategories).describe('The kind of work.');
export const taskStatus = z.enum(taskStatuses).describe('Where the task stands.');
export const orderStatus = z.enum(orderStatuses).describe('Where the order stands.');
export const admission = z
  .enum(admissions)
  .describe('Whether whoever comes first is admitted, or the publisher decides.');
export const verification = z.enum(verifications).describe('What was verified about the publisher.');
/** ¥0.10 to ¥100,000.00 */
export const payFen = amount(10, 10_000_000).describe('Pay per unit, fen.');
export const pay = z
  .strictObject({ amountFen: amount().describe('Pay per unit, fen.'), unit: payUnit })
  .meta({ id: 'Pay', description: 'What the work earns.' });
export const minAge = z.int().min(0).describe('The least age, full years.');
export const places = z.int().min(0).describe('How many people the task takes.');
export const signUpDeadlineMs = moment('When sign-up ends');
export const workStartMs = moment('When the work starts');
export const workEndMs = moment('When the work ends');
/** Raised by every change of what a sign-up agrees to. */
export const termsVersion = z.int().min(0).describe('Version of the terms that a sign-up agrees to, from 1.');
export const done = z.strictObject({});
