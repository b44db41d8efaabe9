import { randomBytes } from 'node:crypto';
import { ControlError } from '../http';
import { BOT_MEMBER, type Room, rooms } from './rooms';

/** A mini-program card as it stands in a chat. */
export interface ChatCard {
  readonly appId: string;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly imageUrl: string;
}

/** An article of a WeCom robot; its address opens the mini-program. */
export interface ChatArticle {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly imageUrl: string;
}

type Content = { readonly text: string } | { readonly card: ChatCard } | { readonly article: ChatArticle };

export interface ChatMessage {
  readonly id: string;
  /** Counts up over all rooms: whoever knows the last one asks for what came after. */
  readonly seq: number;
  readonly roomId: string;
  /** Key of a person, or `bot`. */
  readonly from: string;
  /** ISO 8601. */
  readonly at: string;
  readonly content: Content;
  readonly isRecalled: boolean;
}

/** The group chats of the laptop, in memory. */
export interface GroupChat {
  /** Another one after every start, so that nobody takes new numbers for old ones. */
  readonly epoch: string;
  messages(after: number, roomId?: string): readonly ChatMessage[];
  /** Errors: ControlError 404 for an unknown room, 403 for somebody who is not in it. */
  say(roomId: string, from: string, content: Content): ChatMessage;
  /** Within two minutes, as in WeChat; answers whether the message is gone. */
  recall(messageId: string): boolean;
  /** The bot asked just now for what came after that number. */
  noteBot(after: number): void;
  /** Resolves when the bot has the news up to this number. */
  taken(seq: number): Promise<void>;
  isBotThere(): boolean;
  reset(): void;
}

const maxMessages = 500;
const recallMs = 2 * 60_000;
/** The bot asks several times a second. */
const botGoneMs = 5_000;

export function roomOf(id: string): Room {
  const room = rooms.find((each) => each.id === id);
  if (!room) throw new ControlError(404, `没有这个群：${id}`);
  return room;
}

export function createGroupChat(now: () => number): GroupChat {
  let kept: ChatMessage[] = [];
  let said = 0;
  let botSeenMs = Number.NEGATIVE_INFINITY;
  let takenTo = 0;
  let waiting: { readonly seq: number; readonly go: () => void }[] = [];
  return {
    epoch: randomBytes(6).toString('hex'),
    messages: (after, roomId) =>
      kept.filter((message) => message.seq > after && (!roomId || message.roomId === roomId)),
    say(roomId, from, content) {
      const { members } = roomOf(roomId);
      if (from !== BOT_MEMBER && !members.includes(from)) throw new ControlError(403, `不在群里：${from}`);
      said += 1;
      const at = new Date(now()).toISOString();
      const message = { id: `m${said}`, seq: said, roomId, from, at, content, isRecalled: false };
      kept = [...kept, message].slice(-maxMessages);
      return message;
    },
    recall(messageId) {
      const message = kept.find(({ id }) => id === messageId);
      if (!message || now() - Date.parse(message.at) > recallMs) return false;
      // Who has seen the message hears of its end as of something new.
      said += 1;
      kept = kept.map((each) => (each === message ? { ...each, seq: said, isRecalled: true } : each));
      return true;
    },
    noteBot(after) {
      botSeenMs = now();
      takenTo = after;
      for (const { seq, go } of waiting) if (seq <= after) go();
      waiting = waiting.filter(({ seq }) => seq > after);
    },
    taken: (seq) =>
      new Promise((go) => {
        if (seq <= takenTo) go();
        else waiting.push({ seq, go });
      }),
    isBotThere: () => now() - botSeenMs < botGoneMs,
    reset() {
      kept = [];
      botSeenMs = Number.NEGATIVE_INFINITY;
    },
  };
}
