import { type GroupPost, groupPosts } from '../../shared/collections/groups';
import type { Answer } from '../support/system/test-system';
import { anyOf, someTask } from './choosing';
import type { Move, Simulation } from './simulation';

const somePost = (simulation: Simulation, ...statuses: GroupPost['status'][]) =>
  anyOf(
    simulation,
    simulation.documents.all(groupPosts).filter(({ status }) => statuses.includes(status)),
  );

const finish = ({ bot }: Simulation, { groupId, taskId }: GroupPost, outcome: string): Promise<Answer> =>
  bot.call('groups/finish', { groupId, taskIds: [taskId], outcome });

/** The bot marks a post before it sends it; mostly it then says what came of it. */
async function send(simulation: Simulation): Promise<Answer | undefined> {
  const { bot, choose } = simulation;
  const post = somePost(simulation, 'waiting', 'interrupted');
  if (!post) return undefined;
  const claimed = await bot.call('groups/claim', { groupId: post.groupId, taskIds: [post.taskId] });
  if (!claimed.ok || choose.chance(0.4)) return claimed;
  return finish(simulation, post, choose.pick(['sent', 'sent', 'not-sent', 'dropped']));
}

/** Tasks on their way to a group, and what comes of them. */
export const groupMoves: readonly Move[] = [
  {
    name: 'tell a group of a task',
    weight: 3,
    async run(simulation) {
      const task = someTask(simulation, 'open');
      const { bot } = simulation;
      return task && bot.call('groups/enqueue', { posts: [{ groupId: bot.groupId, taskId: task.id }] });
    },
  },
  { name: 'send what waits for a group', weight: 6, run: send },
  {
    name: 'say late what came of it, or take it back',
    weight: 2,
    async run(simulation) {
      const post = somePost(simulation, 'sending', 'interrupted', 'sent');
      const outcome = post?.status === 'sent' ? 'withdrawn' : simulation.choose.pick(['sent', 'not-sent']);
      return post && finish(simulation, post, outcome);
    },
  },
];
