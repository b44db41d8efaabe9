import { clustersOf } from '../../shared/domain/text/clusters';
import { h } from '../runtime/dom';
import { type ChatView, chatView, type RoomShown } from './chat-view';
import type { Frame } from './frame';
import type { Touch } from './group-messages';
import { ask } from './panel';

const everyMs = 700;
/** WeChat's scenes of a card in a group, and of a link from outside. */
const fromCard = 1008;
const fromLink = 1167;

/** What is touched in the chat opens on the phone, in the hands of the chosen member. */
function touchOn(frame: Frame, me: () => string, say: (problem: string) => void): Touch {
  const open = (path: string, scene: number) => {
    // Who holds the phone keeps it; anybody else takes out one of their own.
    if (frame.settings.person === me()) frame.reload({ open: path, scene });
    else frame.handTo(me(), { open: path, scene });
  };
  return {
    openPage: (path) => open(path, fromCard),
    openLink(url) {
      ask<{ path: string; query: string }>('/sandbox/wechat/open-url-link', { url }).then(
        ({ path, query }) => open(`${path}?${query}`, fromLink),
        (error: Error) => say(error.message),
      );
    },
  };
}

function roomTab({ id, topic, channel }: RoomShown): HTMLElement {
  const kind = channel === 'wechaty' ? '微信群' : '企业微信群';
  const face = h('i', { class: `face ${channel}`, 'aria-hidden': 'true' }, clustersOf(topic)[0]);
  const words = h('span', {}, h('b', {}, topic), h('small', {}, kind));
  return h('button', { type: 'button', role: 'tab', 'data-room': id }, face, words);
}

/** The laptop's group chats: the rooms, and the chat of one of them. */
export function groupsView(frame: Frame): { readonly element: HTMLElement; show(isShown: boolean): void } {
  const chat: ChatView = chatView((me) => touchOn(frame, me, (problem) => chat.say(problem)));
  const tabs = h('div', { class: 'rooms', role: 'tablist', 'aria-label': '群' });
  const fail = (error: Error) => chat.say(error.message);
  let timer = 0;

  async function begin(): Promise<void> {
    const { rooms } = await ask<{ rooms: readonly RoomShown[] }>('/sandbox/groups');
    const enter = (room: RoomShown) => {
      for (const tab of tabs.children)
        tab.setAttribute('aria-selected', String(tab.getAttribute('data-room') === room.id));
      chat.enter(room);
    };
    tabs.replaceChildren(
      ...rooms.map((room) => {
        const tab = roomTab(room);
        tab.addEventListener('click', () => enter(room));
        return tab;
      }),
    );
    const [first] = rooms;
    if (first) enter(first);
  }

  return {
    element: h('div', { class: 'groups-box' }, tabs, chat.element),
    show(isShown) {
      clearInterval(timer);
      if (!isShown) return;
      if (tabs.children.length === 0) begin().catch(fail);
      timer = window.setInterval(() => chat.load().catch(fail), everyMs);
    },
  };
}
