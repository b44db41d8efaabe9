import { ClientError } from '../../client/core/client-error';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { GroupChannel as ChannelName } from '../../shared/domain/lifecycles/lifecycles';
import { codeOf } from '../backend/code-of';
import type { GroupMessage } from '../channels/group-channel';
import type { GroupBook } from '../engine/group-book';
import type { LastLists } from '../engine/last-lists';
import type { BotParts } from '../engine/parts';
import { type Place, placeKey, type Sender } from '../engine/sender';
import { type Answer, answerTo } from './answer';
import { changeSettings } from './change-settings';
import { plain } from './plain';
import { type Question, questionIn } from './question';
import { type SettingsCommand, settingsIn } from './settings-command';
import { refusedText } from './settings-texts';
import { helpText } from './texts';

interface TalkParts extends BotParts {
  readonly book: GroupBook;
  readonly sender: Sender;
  readonly lists: LastLists;
}

/** What was understood; the text itself is not kept. */
interface Heard extends Place {
  readonly isAdmin: boolean;
  readonly atMs: number;
  readonly question?: Question;
  readonly settings?: SettingsCommand;
}

/** Listens to groups and answers. */
export interface Conversation {
  hear(channel: ChannelName, message: GroupMessage): void;
  /** Answers whoever waits; resolves when nobody does who can be answered now. */
  answerAll(): Promise<void>;
}

const maxWaiting = 50;
/** Later nobody knows any more what the answer is to. */
const answerWithinMs = minuteMs;
const refuseEveryMs = hourMs;

const closedTexts: Readonly<Record<string, string>> = {
  TASK_CLOSED: '这个任务已经结束报名了。发送「附近有什么任务」看看别的。',
  TASK_FULL: '这个任务名额已满。发送「附近有什么任务」看看别的。',
};

async function say(parts: TalkParts, place: Place, answer: Answer): Promise<void> {
  const { backend, book, channels, sender, lists, clock } = parts;
  const sayText = (text: string) =>
    sender.send(place, 'answer', (channel) => channel.sendText(place.address, text));
  if (answer.kind === 'nothing') return;
  if (answer.kind === 'text') {
    await sayText(answer.text);
    if (answer.taskIds) lists.show(place, answer.taskIds, clock.nowMs());
    return;
  }
  const group = book.at(place.channel, place.address);
  if (!group) return;
  const withLink = channels.get(place.channel)?.needsLink === true;
  try {
    const asked = { groupId: group.groupId, taskId: answer.taskId, ...(withLink && { withLink }) };
    const card = await backend.groups.card(asked);
    await sender.send(place, 'answer', (channel) => channel.sendCard(place.address, card));
  } catch (error) {
    // What is no task of ours was not meant for us.
    const text = closedTexts[codeOf(error) ?? ''];
    if (text) await sayText(text);
    else if (codeOf(error) !== 'TASK_NOT_FOUND') throw error;
  }
}

async function reply(parts: TalkParts, heard: Heard, refusedAtMs: Map<string, number>): Promise<void> {
  const { backend, book, lists, clock } = parts;
  const { question, settings, isAdmin } = heard;
  const nowMs = clock.nowMs();
  // Whoever changes settings changes them as they are now, not as they were a minute ago.
  await book.refresh(settings !== undefined);
  if (settings && isAdmin) {
    return say(parts, heard, { kind: 'text', text: await changeSettings(book, heard, settings) });
  }
  if (settings) {
    if (nowMs - (refusedAtMs.get(placeKey(heard)) ?? -refuseEveryMs) < refuseEveryMs) return;
    refusedAtMs.set(placeKey(heard), nowMs);
    return say(parts, heard, { kind: 'text', text: refusedText });
  }
  if (question?.kind === 'help') return say(parts, heard, { kind: 'text', text: helpText });
  const group = book.at(heard.channel, heard.address);
  // Where nobody has set the bot up, or somebody has turned it off, it stays silent.
  if (!question || !group?.isOn) return;
  const taskAt = (number: number) => lists.taskAt(heard, number, nowMs);
  await say(parts, heard, await answerTo({ backend, group, taskAt, nowMs }, question));
}

export function conversation(parts: TalkParts): Conversation {
  const { sender, clock, isOff, log } = parts;
  const refusedAtMs = new Map<string, number>();
  let waiting: Heard[] = [];
  let answering: Promise<void> | undefined;

  async function answerWaiting(): Promise<void> {
    for (;;) {
      const nowMs = clock.nowMs();
      waiting = waiting.filter(({ atMs }) => nowMs - atMs < answerWithinMs);
      const next = waiting.find((heard) => sender.budget(heard, 'answer') > 0);
      if (!next) return;
      waiting = waiting.filter((heard) => heard !== next);
      await reply(parts, next, refusedAtMs).catch((error: Error) =>
        log('not answered', { reason: error instanceof ClientError ? error.message : error.name }),
      );
    }
  }

  const answerAll = (): Promise<void> => {
    answering ??= answerWaiting().finally(() => {
      answering = undefined;
    });
    return answering;
  };

  return {
    hear(channel, { address, text, isAdmin }) {
      if (isOff() || waiting.length >= maxWaiting) return;
      const said = plain(text);
      const settings = settingsIn(said);
      const question = settings ? undefined : questionIn(said);
      if (!settings && !question) return;
      const heard = { channel, address, isAdmin, atMs: clock.nowMs() };
      waiting.push({ ...heard, ...(settings && { settings }), ...(question && { question }) });
      void answerAll();
    },
    answerAll,
  };
}
