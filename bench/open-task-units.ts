import { draftTask } from '../tests/support/data/tasks';
import { onDynamo } from './cloud-systems';

/** What `publishing/openTask` wrote before there was a catalogue: ten indexes copied each task. */
const before = 31;
/** And may write now. */
export const maxOpenTaskUnits = 0.55 * before;

/** Write units of DynamoDB that opening a task takes; undefined where there is no DynamoDB. */
export async function openTaskUnits(): Promise<number | undefined> {
  const opened = await onDynamo();
  if (!opened) return undefined;
  const { system, meter, close } = opened;
  const publisher = await system.publisher('zhao');
  const taskId = await draftTask(system, publisher);
  const { writeUnits } = await meter.measure(() => publisher.get('publishing/openTask', { taskId }));
  await close();
  return writeUnits;
}
