import { session } from '../stores/session';
import { unread, unreadText } from '../stores/unread';
import { quietApi } from './api';

/** Where 我的 stands in the tab bar. */
const meTab = 2;
/** One more than badges count. */
const counted = 10;
/** Pages that are opened again and again ask no more often. */
const staleMs = 60_000;

let askedAtMs = 0;
let askedFor: string | undefined;
let newestAtMs = 0;

/** When the newest notice happened that was counted; 0: none was. */
export const newestUnreadMs = (): number => newestAtMs;

/** How many notices are unread; what could not be asked stays as it was. Errors: none. */
export async function refreshNews(): Promise<void> {
  const accountId = session.get()?.accountId;
  [askedAtMs, askedFor] = [Date.now(), accountId];
  if (accountId === undefined) return unread.set(0);
  try {
    const { notices } = await quietApi.messages.notices({ unread: true, limit: counted });
    if (session.get()?.accountId !== accountId) return;
    newestAtMs = notices[0]?.atMs ?? 0;
    unread.set(notices.length);
  } catch {
    askedAtMs = 0;
  }
}

/** The number on the tab; WeChat takes it only while a page of the tab bar is open. */
function showBadge(): void {
  const text = unreadText(unread.get());
  const fail = () => undefined;
  if (text) wx.setTabBarBadge({ index: meTab, text, fail });
  else wx.removeTabBarBadge({ index: meTab, fail });
}

/** Follows the news for the badge; whoever signs in, wherever, sees their own. Called once, at launch. */
export function watchNews(): void {
  unread.subscribe(showBadge);
  session.subscribe((kept) => {
    if (kept?.accountId !== askedFor) refreshNews();
  });
}

/** Called by pages of the tab bar when they are shown. */
export function showNews(): void {
  showBadge();
  if (session.get() && Date.now() - askedAtMs > staleMs) refreshNews();
}
