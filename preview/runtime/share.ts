import type { Host } from './host';
import type { SharedCard } from './journal';

interface Wanted {
  readonly kind: SharedCard['kind'];
  readonly from: SharedCard['from'];
  readonly target?: unknown;
}

interface Shared {
  readonly title?: string;
  readonly path?: string;
  readonly query?: string;
  readonly imageUrl?: string;
  readonly promise?: Promise<Shared>;
}

/** WeChat waits this long for a card's promise, then takes what stands beside it. */
const PATIENCE_MS = 3_000;

function within(ms: number, promise: Promise<Shared>): Promise<Shared | undefined> {
  return Promise.race([
    promise.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms)),
  ]);
}

/** What the page gives for a card, filled up as WeChat does. */
async function contentOf(host: Host, { kind, from, target }: Wanted): Promise<Shared> {
  const page = host.router.top;
  const options = kind === 'card' ? { from, target, webViewUrl: undefined } : undefined;
  const given = page.call(kind === 'card' ? 'onShareAppMessage' : 'onShareTimeline', options) as
    | Shared
    | undefined;
  if (given instanceof Promise) {
    host.journal.problem(`${page.path}：分享内容须立即返回；要等待请放在 promise 字段里`);
    return {};
  }
  if (!given?.promise) return given ?? {};
  return { ...given, ...(await within(PATIENCE_MS, given.promise)) };
}

/** Makes the card and puts it into the journal. */
export async function share(host: Host, wanted: Wanted): Promise<void> {
  const page = host.router.top;
  if (wanted.kind === 'card' && wanted.from === 'menu' && !page.has('onShareAppMessage')) {
    return host.overlays.toast({ title: '当前页面未设置分享', icon: 'none' });
  }
  const { title, path, query, imageUrl } = await contentOf(host, wanted);
  const own = `/${page.path}${page.search ? `?${page.search}` : ''}`;
  const timeline = `/${page.path}${(query ?? page.search) ? `?${query ?? page.search}` : ''}`;
  const card: SharedCard = {
    kind: wanted.kind,
    from: wanted.from,
    title: title ?? page.config.navigationBarTitleText ?? '',
    path: wanted.kind === 'card' ? (path ?? own).replace(/^\/?/, '/') : timeline,
    ...(imageUrl && { imageUrl: host.files.url(imageUrl, page.path) }),
    person: host.settings.value.person,
  };
  host.journal.add({ kind: 'share', card });
  host.overlays.toast({ title: wanted.kind === 'card' ? '已转发' : '已分享到朋友圈', icon: 'success' });
}

/** The menu behind the three dots. */
export async function shareMenu(host: Host): Promise<void> {
  const page = host.router.top;
  const canSend = host.router.shareMenu.enabled && page.has('onShareAppMessage');
  const items: [string, () => Promise<void>][] = [
    ...(canSend ? [['转发给朋友', () => host.router.share('menu')] as [string, () => Promise<void>]] : []),
    ...(canSend && page.has('onShareTimeline')
      ? [['分享到朋友圈', () => host.router.shareTimeline()] as [string, () => Promise<void>]]
      : []),
    ['设置', async () => void (await host.consent.settingPage())],
    ['重新进入小程序', async () => host.router.reLaunch(`/${host.program.pages[0]}`)],
  ];
  const index = await host.overlays.actionSheet(items.map(([name]) => name));
  await (index === undefined ? undefined : items[index]?.[1]());
}
