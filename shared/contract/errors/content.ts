import { type ErrorEntry, entry } from './entry';

/** Of texts that people will read. */
export const contentErrors = {
  CONTENT_REJECTED: entry(422, '内容含有不适合展示的信息，请修改后重试'),
  TASK_FORBIDDEN: entry(422, '任务含有平台禁止的内容，请按提示修改后重试'),
} as const satisfies Record<string, ErrorEntry>;
