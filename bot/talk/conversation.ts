import { ClientError } from '../../client/core/client-error';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import { codeOf } from '../backend/code-of';
import type { GroupCard, GroupMessage } from '../channels/group-channel';
import type { GroupBook } from '../engine/group-book';
import type { LastLists } from '../engine/last-lists';
import type { BotParts } from '../engine/parts';
import { type Place, placeKey, type Sender } from '../engine/sender';
import { isQuiet } from '../planner/hours';
import { type Answer, answerTo } from './answer';
import { changeSettings } from './change-settings';
import { plain } from './plain';
import { type Question, questionIn } from './question';
import { type Sentence, sentenceIn } from './sentence';
import { answerToSentence } from './sentence-answer';
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
  readonly sentence?: Sentence;
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

const sendCard = ({ sender }: TalkParts, place: Place, card: GroupCard) =>
  sender.send(place, 'answer', (channel) => channel.sendCard(place.address, card));

async function sayTask(parts: TalkParts, place: Place, groupId: string, taskId: string): Promise<void> {
  const withLink = parts.channels.get(place.channel)?.needsLink === true;
  try {
    await sendCard(
      parts,
      place,
      await parts.backend.groups.card({ groupId, taskId, ...(withLink && { withLink }) }),
    );
  } catch (error) {
    // What is no task of ours was not meant for us.
    const text = closedTexts[codeOf(error) ?? ''];
    if (text) await say(parts, place, { kind: 'text', text });
    else if (codeOf(error) !== 'TASK_NOT_FOUND') throw error;
  }
}

async function say(parts: TalkParts, place: Place, answer: Answer): Promise<void> {
  const { backend, book, sender, lists, clock } = parts;
  if (answer.kind === 'nothing') return;
  if (answer.kind === 'text') {
    const { text, taskIds, then } = answer;
    await sender.send(place, 'answer', (channel) => channel.sendText(place.address, text));
    if (taskIds) lists.show(place, taskIds, clock.nowMs());
    return then && say(parts, place, then);
  }
  const groupId = book.at(place.channel, place.address)?.groupId;
  if (groupId === undefined) return;
  if (answer.kind === 'card') return sayTask(parts, place, groupId, answer.taskId);
  const { text, city } = answer;
  const card = await backend.groups.searchCard({ groupId, text, ...(city !== undefined && { city }) });
  await sendCard(parts, place, { ...card, category: 'other' });
}

async function reply(parts: TalkParts, heard: Heard, refusedAtMs: Map<string, number>): Promise<void> {
  const { backend, book, lists, clock } = parts;
  const { question, sentence, settings, isAdmin } = heard;
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
  if (!group?.isOn) return;
  const asked = { backend, group, taskAt: (number: number) => lists.taskAt(heard, number, nowMs), nowMs };
  if (question) return say(parts, heard, await answerTo(asked, question));
  // At night whoever asks the bot is answered, and who asks nobody is left alone.
  if (!sentence || (!sentence.isAddressed && isQuiet(group, nowMs))) return;
  await say(parts, heard, await answerToSentence(asked, sentence));
}

/** A setting, a question, or a sentence that may be one; undefined: it is not for us. */
function understand(
  text: string,
  isAddressed: boolean,
): Pick<Heard, 'settings' | 'question' | 'sentence'> | undefined {
  const said = plain(text);
  const settings = settingsIn(said);
  if (settings) return { settings };
  const question = questionIn(said);
  if (question) return { question };
  const sentence = sentenceIn(text, isAddressed);
  return sentence && { sentence };
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
    hear(channel, { address, text, isAdmin, isAddressed }) {
      if (isOff() || waiting.length >= maxWaiting) return;
      const understood = understand(text, isAddressed);
      if (!understood) return;
      waiting.push({ channel, address, isAdmin, atMs: clock.nowMs(), ...understood });
      void answerAll();
    },
    answerAll,
  };
}
