import { codeOf } from '../backend/code-of';
import { type Conversation, conversation } from '../talk/conversation';
import { readFeed } from './feed';
import { finisher } from './finisher';
import { type GroupBook, groupBook } from './group-book';
import { keepOnline } from './keep-online';
import { lastLists } from './last-lists';
import type { BotParts } from './parts';
import { postRound } from './post-round';
import { createSender } from './sender';

/** How the bot is doing, for the local page. */
export interface Health {
  /** Last time the feed was read to its end, ms since 1970. */
  readonly feedReadAtMs: number | undefined;
  /** Posts that wait. */
  readonly queued: number;
  /** Code of the backend's last refusal, until something works again. */
  readonly problem: string | undefined;
}

export interface Engine {
  /** One turn: channels, feed, answers, posts. Never throws. */
  turn(): Promise<void>;
  readonly hear: Conversation['hear'];
  readonly book: GroupBook;
  health(): Health;
}

export function createEngine(parts: BotParts): Engine {
  const { backend, channels, ledger, clock, log } = parts;
  const book = groupBook(backend, clock);
  const sender = createSender(parts);
  const lists = lastLists();
  const records = finisher(backend, log);
  const talk = conversation({ ...parts, book, sender, lists });
  const online = keepOnline(parts, (channel, message) => talk.hear(channel.name, message));
  const all = { ...parts, book, sender, lists, finisher: records, answerFirst: talk.answerAll };
  let health: Health = { feedReadAtMs: undefined, queued: 0, problem: undefined };

  /** A step that fails is tried again next turn; the others go on. */
  async function step(name: string, work: () => Promise<Partial<Health>>): Promise<void> {
    try {
      health = { ...health, problem: undefined, ...(await work()) };
    } catch (error) {
      const problem = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
      health = { ...health, problem };
      log('step failed', { step: name, problem });
    }
  }

  return {
    async turn() {
      online.check();
      await step('ledger', async () => {
        if (channels.get('wechaty')?.state().kind === 'online') ledger.noteOnline(clock.nowMs());
        return {};
      });
      await step('record', async () => {
        await records.retry();
        return {};
      });
      await step('feed', async () => {
        await readFeed(all);
        return { feedReadAtMs: clock.nowMs() };
      });
      await talk.answerAll();
      const { problem } = health;
      await step('posts', async () => ({ queued: await postRound(all), problem }));
    },
    hear: talk.hear,
    book,
    health: () => health,
  };
}
