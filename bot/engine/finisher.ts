import type { InputOf } from '../../shared/contract/action';
import type { groupsContract } from '../../shared/contract/groups';
import type { Backend } from '../backend/backend';
import type { Log } from '../log';
import { chunksOf } from './paged';

type Finish = InputOf<typeof groupsContract.finish>;

/** Records what came of posts. What the backend could not take is kept, so that nothing is sent again for it. */
export interface Finisher {
  finish(finish: Finish): Promise<void>;
  /** Tries again what is kept. */
  retry(): Promise<void>;
  /** Whether a post's outcome is still to be recorded. */
  isOpen(groupId: string, taskId: string): boolean;
}

export function finisher(backend: Backend, log: Log): Finisher {
  let kept: readonly Finish[] = [];
  async function record(one: Finish): Promise<void> {
    try {
      await backend.groups.finish(one);
    } catch {
      kept = [...kept, one];
      log('outcome not recorded', { count: one.taskIds.length, outcome: one.outcome });
    }
  }
  return {
    async finish(finish) {
      for (const taskIds of chunksOf(finish.taskIds)) await record({ ...finish, taskIds });
    },
    async retry() {
      const again = kept;
      kept = [];
      for (const one of again) await record(one);
    },
    isOpen: (groupId, taskId) =>
      kept.some((finish) => finish.groupId === groupId && finish.taskIds.includes(taskId)),
  };
}
