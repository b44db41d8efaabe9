import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { taskCategories } from '../../../shared/domain/tasks/categories';
import { type ControlRoute, controlBody } from '../control';
import { json, type Reply, type SandboxRequest } from '../http';
import { findPerson } from '../people';
import type { GroupChat } from './chat';
import { BOT_MEMBER, rooms } from './rooms';

const line = z.string().min(1).max(4_000);
const saying = z.strictObject({ room: z.string(), person: z.string(), text: line });
const sending = z.strictObject({
  room: z.string(),
  text: line.optional(),
  card: z
    .strictObject({
      appId: z.string(),
      title: z.string(),
      description: z.string(),
      path: z.string(),
      imageUrl: z.string(),
    })
    .optional(),
});
const recalling = z.strictObject({ messageId: z.string() });

const memberOf = (key: string, at: number) => ({
  key,
  name: findPerson(key)?.nickname ?? key,
  isOwner: at === 0,
});

const roomsShown = rooms.map(({ id, topic, channel, members }) => ({
  id,
  topic,
  channel,
  members: members.map(memberOf),
}));

const after = ({ query }: SandboxRequest): number => Number(query.get('after') ?? 0) || 0;

/** For the page: rooms, what is said in one, and saying something as a member. */
const pageControls = (chat: GroupChat): ControlRoute[] => [
  {
    method: 'GET',
    path: '/sandbox/groups',
    handle: () => json({ rooms: roomsShown, isBotThere: chat.isBotThere() }),
  },
  {
    method: 'GET',
    path: '/sandbox/groups/messages',
    handle: (request) =>
      json({
        epoch: chat.epoch,
        isBotThere: chat.isBotThere(),
        messages: chat.messages(after(request), request.query.get('room') ?? undefined),
      }),
  },
  {
    method: 'POST',
    path: '/sandbox/groups/say',
    handle(request) {
      const { room, person, text } = controlBody(saying, request);
      return json({ message: chat.say(room, person, { text }) });
    },
  },
];

/** For the bot's puppet: what WeChat's own servers do for a real one. */
const puppetControls = (chat: GroupChat): ControlRoute[] => [
  {
    method: 'GET',
    path: '/sandbox/groups/bot/news',
    handle(request) {
      chat.noteBot(after(request));
      const news = chat.messages(after(request)).filter(({ from }) => from !== BOT_MEMBER);
      return json({ epoch: chat.epoch, rooms: roomsShown, messages: news });
    },
  },
  {
    method: 'POST',
    path: '/sandbox/groups/bot/send',
    handle(request) {
      const { room, text, card } = controlBody(sending, request);
      const content = card ? { card } : { text: text ?? '' };
      return json({ messageId: chat.say(room, BOT_MEMBER, content).id });
    },
  },
  {
    method: 'POST',
    path: '/sandbox/groups/bot/recall',
    handle: (request) => json({ isGone: chat.recall(controlBody(recalling, request).messageId) }),
  },
];

/** WeChat keeps a copy of a card's picture; here it is the bot's own. */
const pictureControls = (): ControlRoute[] =>
  taskCategories.map((category) => ({
    method: 'GET',
    path: `/sandbox/groups/images/${category}.png`,
    handle: (): Reply => ({
      status: 200,
      contentType: 'image/png',
      body: readFileSync(resolve(`bot/images/${category}.png`)),
    }),
  }));

export const groupChatControls = (chat: GroupChat): ControlRoute[] => [
  ...pageControls(chat),
  ...puppetControls(chat),
  ...pictureControls(),
];
