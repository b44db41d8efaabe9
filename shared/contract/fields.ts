import * as z from 'zod';
import { isCalendarDate } from '../domain/calendar/calendar';
import { cityByCode } from '../domain/geo/cities';
import {
  payUnits,
  settlementCycles,
  taskCategories,
  taskStatuses,
  verifications,
} from '../domain/lifecycles/lifecycles';
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

export const id = z.string().regex(/^[0-9A-Za-z]{16}$/);
export const orderId = z.string().regex(/^[0-9A-Za-z]{16}:[0-9A-Za-z]{16}$/);
export const shareId = z.string().regex(/^[0-9A-Za-z]{16}$/);
/** What stands in a card or code that came from outside: looked up, and ignored with a reason when unknown. */
export const receivedShare = z.string().min(1).max(64);
const loginCode = singleUse(z.string().min(1).max(128), 'login');
/** Demanded where a code must prove who is calling (AWS); ignored where WeChat itself says it (CloudBase). */
export const loginCodeIfNeeded = loginCode.exactOptional();
/** Made by the client before the first try and sent again with each retry. */
export const idempotencyKey = z.string().regex(/^[0-9A-Za-z_-]{16,64}$/);
export const cursor = z.string().min(1).max(512);
export const limit = z.int().min(1).max(50);
/** Milliseconds since 1970, UTC; up to the year 2100. */
export const momentMs = z.int().min(0).max(4_102_444_800_000);
export const cityCode = z
  .string()
  .max(6)
  .refine((code) => cityByCode(code) !== undefined, { error: '请从列表中选择城市' });
export const birthDate = z
  .string()
  .regex(/^(19|20)\d\d-\d\d-\d\d$/)
  .refine(isCalendarDate, { error: '日期不存在' });
/** gcj02, degrees, within China's extent. */
export const longitude = z.number().min(73).max(136);
export const latitude = z.number().min(3).max(54);
export const payUnit = z.enum(payUnits);
export const settlementCycle = z.enum(settlementCycles);
export const category = z.enum(taskCategories);
export const taskStatus = z.enum(taskStatuses);
export const verification = z.enum(verifications);
/** ¥0.10 to ¥100,000.00 */
export const payFen = z.int().min(10).max(10_000_000);
export const done = z.strictObject({});
