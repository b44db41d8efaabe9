import type { TaskForm } from '../utils/task-form';

/** What was written and is not sent yet: of a new task, or of one that is there. */
interface KeptDraft {
  readonly form: TaskForm;
  readonly step: number;
}

const storageKey = 'taskDrafts';
const newTask = 'new';

type Kept = Readonly<Record<string, KeptDraft>>;

function all(): Kept {
  const kept: unknown = wx.getStorageSync(storageKey);
  return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
}

/** What somebody wrote of this task, or of a new one, on this phone. */
export const keptDraft = (taskId = newTask): KeptDraft | undefined => all()[taskId];

export const keepDraft = (draft: KeptDraft, taskId = newTask): void =>
  wx.setStorageSync(storageKey, { ...all(), [taskId]: draft });

export function forgetDraft(taskId = newTask): void {
  const { [taskId]: _sent, ...rest } = all();
  wx.setStorageSync(storageKey, rest);
}
