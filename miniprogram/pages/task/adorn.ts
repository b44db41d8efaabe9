import type { TaskDetail } from '../../../shared/contract/tasks';
import { quietApi } from '../../services/api';
import { sinceText } from '../../utils/format';
import { type MapMarker, markerOf } from '../../utils/map-marker';
import { similarTasks } from './similar';

export const unadorned = {
  markers: [] as MapMarker[],
  /** Since when the publisher has been here. */
  since: '',
  /** Of the publisher, where everybody may see it. */
  avatarUrl: '',
  similar: { rows: [], isAlike: false } as Awaited<ReturnType<typeof similarTasks>>,
};

type Adornment = Partial<typeof unadorned>;

/**
 * What a task's page shows beside the task: map, publisher, similar tasks. Each part is handed over as it comes;
 * a part that does not come is not missed. Errors: none.
 */
export function adorn({ taskId, type, place, publisher }: TaskDetail, show: (part: Adornment) => void): void {
  const nothing = () => undefined;
  show({ markers: [markerOf(place)] });
  similarTasks({ taskId, type, place })
    .then((similar) => show({ similar }))
    .catch(nothing);
  quietApi.tasks
    .publisher({ publisherId: publisher.publisherId })
    .then(({ publisher: { sinceMs, avatarUrl = '' } }) => show({ since: sinceText(sinceMs), avatarUrl }))
    .catch(nothing);
}
