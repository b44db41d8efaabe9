import type { TaskDetail } from '../../shared/contract/tasks';
import { payUnitText, yuan } from '../utils/format';
import { quietApi } from './api';
import { drawShareCard, shareCardFacts } from './share-card';

/** What a friend's card, or Moments, shows and opens; kept ready, since WeChat does not wait. */
export interface PreparedShare {
  readonly taskId: string;
  readonly title: string;
  readonly path: string;
  /** The same for Moments, which always opens the page that is shared. */
  readonly query: string;
  /** 5:4; without it WeChat takes the top of the page. */
  readonly imageUrl?: string;
}

/** What of a task its card says in words. */
export type Shared = Pick<TaskDetail, 'taskId' | 'title' | 'pay'>;

/**
 * The card of a task as it is now; with the person's own share, openings and sign-ups are credited to them,
 * else to nobody.
 */
export function shareOf({ taskId, title, pay }: Shared, shareId?: string, imageUrl?: string): PreparedShare {
  const query = shareId === undefined ? `id=${taskId}` : `id=${taskId}&share=${shareId}`;
  return {
    taskId,
    title: `${yuan(pay.amountFen)}元/${payUnitText(pay.unit)} · ${title}`,
    path: `/pages/task/index?${query}`,
    query,
    ...(imageUrl !== undefined && { imageUrl }),
  };
}

/** The id of the person's own share of the task; undefined while the server does not give it. */
export const ownShareId = (taskId: string): Promise<string | undefined> =>
  quietApi.sharing.createShare({ taskId }).then(
    ({ shareId }) => shareId,
    () => undefined,
  );

const cards = new Map<string, string>();
const maxCards = 20;

/** The picture of the task as it is now, drawn once for what it shows; undefined where the phone cannot draw. */
export async function shareImage(task: TaskDetail): Promise<string | undefined> {
  const shows = shareCardFacts(task).join('\n');
  const imageUrl = cards.get(shows) ?? (await drawShareCard(task));
  if (imageUrl === undefined) return undefined;
  if (cards.size >= maxCards) cards.clear();
  cards.set(shows, imageUrl);
  return imageUrl;
}
