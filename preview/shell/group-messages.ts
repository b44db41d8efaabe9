import type { ChatMessage } from '../../local/sandbox/group-chat/chat';
import { clustersOf } from '../../shared/domain/text/clusters';
import { h } from '../runtime/dom';

export interface Member {
  readonly key: string;
  readonly name: string;
  readonly isOwner: boolean;
}

/** What happens when somebody touches what stands in the chat. */
export interface Touch {
  /** A page of the mini-program with its query. */
  openPage(path: string): void;
  /** An address that leads to the mini-program. */
  openLink(url: string): void;
}

const botName = '接单小助手';

const minute = (at: string): string =>
  new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });

function avatar(name: string, isBot: boolean): HTMLElement {
  return h(
    'i',
    { class: isBot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' },
    isBot ? '接' : clustersOf(name)[0],
  );
}

function picture(url: string, className: string): HTMLElement {
  const image = h('img', { class: className, alt: '', src: url });
  image.addEventListener('error', () => image.classList.add('missing'));
  return image;
}

function card(message: ChatMessage, touch: Touch): HTMLElement | undefined {
  const { content } = message;
  if (!('card' in content)) return undefined;
  const { title, description, path, imageUrl } = content.card;
  const element = h(
    'button',
    { type: 'button', class: 'mini-card', 'data-path': path },
    h('span', { class: 'mini-name' }, '接单'),
    h('b', {}, title),
    picture(imageUrl, 'mini-picture'),
    h('small', { class: 'mini-more' }, description),
    h('span', { class: 'mini-mark' }, '小程序'),
  );
  element.addEventListener('click', () => touch.openPage(path));
  return element;
}

function article(message: ChatMessage, touch: Touch): HTMLElement | undefined {
  const { content } = message;
  if (!('article' in content)) return undefined;
  const { title, description, url, imageUrl } = content.article;
  const element = h(
    'button',
    { type: 'button', class: 'article', 'data-url': url },
    picture(imageUrl, 'article-picture'),
    h('b', {}, title),
    h('small', {}, description),
  );
  element.addEventListener('click', () => touch.openLink(url));
  return element;
}

/** A text in which addresses can be opened. */
function bubble(text: string, touch: Touch): HTMLElement {
  const parts = text.split(/(https:\/\/\S+)/).map((part) => {
    if (!part.startsWith('https://')) return part;
    const link = h('button', { type: 'button', class: 'link' }, part);
    link.addEventListener('click', () => touch.openLink(part));
    return link;
  });
  return h('p', { class: 'bubble' }, ...parts);
}

/** One message as WeChat shows it: other people's on the left, one's own on the right. */
export function messageElement(
  message: ChatMessage,
  members: readonly Member[],
  me: string,
  touch: Touch,
): HTMLElement {
  const isBot = message.from === 'bot';
  const name = isBot ? botName : (members.find(({ key }) => key === message.from)?.name ?? message.from);
  if (message.isRecalled) return h('p', { class: 'recalled' }, `${name}撤回了一条消息`);
  const { content } = message;
  const body =
    card(message, touch) ?? article(message, touch) ?? bubble('text' in content ? content.text : '', touch);
  return h(
    'article',
    { class: message.from === me ? 'said mine' : 'said', 'data-id': message.id },
    avatar(name, isBot),
    h('div', { class: 'what' }, h('small', { class: 'who' }, `${name} ${minute(message.at)}`), body),
  );
}
