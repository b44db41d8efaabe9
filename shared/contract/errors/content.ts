import { type ErrorEntry, entry } from './entry';

/** Of texts that people will read. */
export const contentErrors = {
  CONTENT_REJECTED: entry(422, '内容含有不适合展示的信息，请修改后重试'),
  TASK_FORBIDDEN: entry(422, '填写的内容违反平台规则，请按提示修改后重试'),
} as const satisfies Record<string, ErrorEntry>;
