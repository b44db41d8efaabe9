import type { ChatMessage } from '../../local/sandbox/group-chat/chat';
import { h } from '../runtime/dom';
import { type Member, messageElement, type Touch } from './group-messages';
import { ask } from './panel';

export interface RoomShown {
  readonly id: string;
  readonly topic: string;
  readonly channel: 'wechaty' | 'wecom-robot';
  readonly members: readonly Member[];
}

interface Said {
  readonly epoch: string;
  readonly isBotThere: boolean;
  readonly messages: readonly ChatMessage[];
}

/** One group chat as WeChat shows it, with somebody to speak as. */
export interface ChatView {
  readonly element: HTMLElement;
  enter(room: RoomShown): void;
  /** Shows what is new. */
  load(): Promise<void>;
  say(problem: string): void;
}

const questions = ['附近有什么任务', '@接单小助手 台东附近有什么日结', '日结', '帮助'];
const settings = ['设置', '设置 青岛 推广', '设置 频率 每小时'];

/** What the view consists of; its parts never change places. */
function createParts() {
  const placeholder = '问一句，如：附近有什么任务';
  return {
    title: h('h2', {}),
    notice: h('p', { class: 'no-bot', role: 'status', hidden: '' }),
    log: h('div', { class: 'chat-log', role: 'log', 'aria-label': '群消息' }),
    quick: h('div', { class: 'quick' }),
    member: h('select', { 'aria-label': '以谁的身份发言' }),
    text: h('input', { type: 'text', 'aria-label': '消息', placeholder, maxlength: '200' }),
    send: h('button', { type: 'submit', class: 'send' }, '发送'),
  };
}

type Parts = ReturnType<typeof createParts>;

/** The bot looks for the laptop at its usual port, unless it is told another one. */
const usualPort = '3000';

const noBot = () => [
  '群机器人还没有运行。另开一个终端，在项目目录里运行 ',
  h('code', {}, location.port === usualPort ? 'npm run bot' : `PORT=${location.port} npm run bot`),
  '，它会自己进群。',
];

/** The owner last: a newcomer begins as somebody who asks. */
function memberOptions(members: readonly Member[]): HTMLElement[] {
  const inOrder = members.toSorted((a, b) => Number(a.isOwner) - Number(b.isOwner));
  return inOrder.map(({ key, name, isOwner }) =>
    h('option', { value: key }, isOwner ? `${name}（群主）` : name),
  );
}

function notify({ notice }: Parts, ...content: readonly (string | Node)[]): void {
  notice.replaceChildren(...content);
  notice.hidden = content.length === 0;
}

/** What is worth saying about a room: nobody answers there, or nobody can. */
function noticeFor({ channel }: RoomShown, isBotThere: boolean): readonly (string | Node)[] {
  if (!isBotThere) return noBot();
  return channel === 'wecom-robot' ? ['企业微信群机器人只能发消息，听不到群里的话。'] : [];
}

/** Words that the chosen member may want to say, as buttons. */
function quickButtons(room: RoomShown, me: string, speak: (word: string) => void): HTMLElement[] {
  if (room.channel === 'wecom-robot') return [];
  const isOwner = room.members.some(({ key, isOwner: owns }) => owns && key === me);
  return (isOwner ? settings : questions).map((word) => {
    const button = h('button', { type: 'button' }, word);
    button.addEventListener('click', () => speak(word));
    return button;
  });
}

export function chatView(touchAs: (member: () => string) => Touch): ChatView {
  const parts = createParts();
  const form = h('form', { class: 'say' }, parts.member, parts.text, parts.send);
  const element = h('div', { class: 'chat' }, parts.title, parts.notice, parts.log, parts.quick, form);
  const me = () => parts.member.value;
  const touch = touchAs(me);
  let room: RoomShown | undefined;
  let shown = '';

  async function load(): Promise<void> {
    const asked = room;
    if (!asked) return;
    const { epoch, isBotThere, messages } = await ask<Said>(
      `/sandbox/groups/messages?room=${encodeURIComponent(asked.id)}`,
    );
    if (asked !== room) return;
    notify(parts, ...noticeFor(asked, isBotThere));
    // Drawn again only when something is new: whoever scrolls up stays there.
    const now = [epoch, asked.id, me(), ...messages.map(({ seq }) => seq)].join(' ');
    if (now === shown) return;
    shown = now;
    parts.log.replaceChildren(...messages.map((each) => messageElement(each, asked.members, me(), touch)));
    parts.log.scrollTop = parts.log.scrollHeight;
  }

  const fail = (error: Error) => notify(parts, error.message);
  const speak = (text: string) => {
    if (!room || text === '') return;
    ask('/sandbox/groups/say', { room: room.id, person: me(), text }).then(load).catch(fail);
  };
  const becomeMember = () => {
    if (room) parts.quick.replaceChildren(...quickButtons(room, me(), speak));
    load().catch(fail);
  };
  parts.member.addEventListener('change', becomeMember);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    speak(parts.text.value.trim());
    parts.text.value = '';
  });
  return {
    element,
    load,
    say: (problem) => notify(parts, problem),
    enter(next) {
      room = next;
      // What another group said must not stand under this one's name, not even for a moment.
      parts.log.replaceChildren();
      parts.title.textContent = `${next.topic}（${next.members.length + 1}）`;
      parts.member.replaceChildren(...memberOptions(next.members));
      becomeMember();
    },
  };
}
