import { type ErrorEntry, entry } from './entry';

/** Of tasks, as those who look for work meet them. */
export const taskErrors = {
  TASK_NOT_FOUND: entry(404, '任务不存在或已下架'),
  PUBLISHER_NOT_FOUND: entry(404, '没有找到该发布方，请返回任务页重新打开'),
  TASK_CLOSED: entry(409, '任务已结束报名，看看其他任务吧'),
  TASK_FULL: entry(409, '名额已满，看看其他任务吧'),
  TASK_DEADLINE_PASSED: entry(409, '报名已截止，看看其他任务吧'),
  TASK_TERMS_CHANGED: entry(409, '任务内容刚刚有更新，请查看后再报名'),
} as const satisfies Record<string, ErrorEntry>;
