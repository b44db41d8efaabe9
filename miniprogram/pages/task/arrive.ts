import { api, quietApi } from '../../services/api';
import { arriveBy } from '../../stores/arrival';

/** How somebody came to the page: from a list or a friend's card, or from a mini-program code. */
export interface Arrival {
  readonly id?: string;
  readonly share?: string;
  /** From a code: the share alone, URL-encoded. */
  readonly scene?: string;
}

/**
 * The id of the task that a visit is for, empty when nobody knows it; remembers and counts the share that
 * led here. Errors: ClientError.
 */
export async function arrive({ id = '', share, scene }: Arrival, isSinglePage: boolean): Promise<string> {
  if (scene) {
    // Only the server knows which task stands behind a code; asking also counts the opening.
    const received = decodeURIComponent(scene);
    const { taskId = '' } = await api.sharing.openShare({ share: received });
    if (taskId) arriveBy(taskId, received);
    return taskId;
  }
  if (share && id) {
    arriveBy(id, share);
    // Counting an opening must not hold up the page, nor fail it.
    if (!isSinglePage) quietApi.sharing.openShare({ share }).catch(() => undefined);
  }
  return id;
}
