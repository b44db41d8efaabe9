import type { TaskDetail } from '../../shared/contract/tasks';
import { payUnitText, yuan } from '../utils/format';
import { quietApi } from './api';
import { drawShareCard } from './share-card';

/** What a friend's card, or Moments, shows and opens; kept ready, since WeChat does not wait. */
export interface PreparedShare {
  readonly taskId: string;
  readonly title: string;
  readonly path: string;
  /** The same for Moments, which always opens the page that is shared. */
  readonly query: string;
  /** Credited to the person who is signed in. */
  readonly isOwn: boolean;
  /** 5:4; without it WeChat takes the top of the page. */
  readonly imageUrl?: string;
}

const prepared = (taskId: string, title: string, query: string, isOwn: boolean): PreparedShare => ({
  taskId,
  isOwn,
  title,
  path: `/pages/task/index?${query}`,
  query,
});

/** A share that anybody may send, credited to nobody. */
export const plainShare = ({ taskId, title, pay }: TaskDetail): PreparedShare =>
  prepared(taskId, `${yuan(pay.amountFen)}元/${payUnitText(pay.unit)} · ${title}`, `id=${taskId}`, false);

/** The person's own share of the task; the plain one while the server does not give it. */
export async function prepareShare(plain: PreparedShare): Promise<PreparedShare> {
  try {
    const { shareId, title } = await quietApi.sharing.createShare({ taskId: plain.taskId });
    const own = prepared(plain.taskId, title, `id=${plain.taskId}&share=${shareId}`, true);
    return { ...own, ...(plain.imageUrl && { imageUrl: plain.imageUrl }) };
  } catch {
    return plain;
  }
}

const cards = new Map<string, string>();
const maxCards = 20;

/** The share with its picture, drawn once per task. */
export async function withCard(share: PreparedShare, task: TaskDetail): Promise<PreparedShare> {
  const known = cards.get(task.taskId);
  const imageUrl = known ?? (await drawShareCard(task));
  if (imageUrl === undefined) return share;
  if (cards.size >= maxCards) cards.clear();
  cards.set(task.taskId, imageUrl);
  return { ...share, imageUrl };
}
