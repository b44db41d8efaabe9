import * as z from 'zod';
import { wants } from './wants';

/** A calendar month. */
export const month = wants(
  '请选择月份',
  z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .describe('YYYY-MM in Asia/Shanghai.'),
);

/** A calendar year; nobody was paid before 2025. */
export const year = wants('请选择年份', z.int().min(2025).max(2099).describe('In Asia/Shanghai.'));
