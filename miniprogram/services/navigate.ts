/** WeChat opens no eleventh page: `navigateTo` then does nothing. */
const maxPages = 10;

interface OpenPage {
  readonly route: string;
  readonly options?: Readonly<Record<string, string | undefined>>;
}

/** The page that is on its way, and since when: a second tap on what leads there opens nothing. */
let opening: { readonly key: string; readonly sinceMs: number } | undefined;

/** A phone that never says how opening ended must not keep the page closed. */
const longestOpeningMs = 2_000;

/** `/pages/task/index?id=T1` without what does not tell one page from another, such as the share it came by. */
function keyOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const { id = '', channel = '' } = query;
  return `${path.replace(/^\//, '')}?${id}&${channel}`;
}

function keyOfUrl(url: string): string {
  const [path = '', query = ''] = url.split('?');
  const pairs = query.split('&').map((pair) => pair.split('='));
  return keyOf(path, Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])));
}

/**
 * Opens a page once: goes back to it where it is open already, and puts it in place of the one on top where there is
 * no room for another.
 */
export function openPage(url: string): void {
  const key = keyOfUrl(url);
  const nowMs = Date.now();
  if (opening?.key === key && nowMs - opening.sinceMs < longestOpeningMs) return;
  const pages = getCurrentPages() as unknown as readonly OpenPage[];
  const at = pages.map(({ route, options = {} }) => keyOf(route, options)).lastIndexOf(key);
  if (at >= 0 && at === pages.length - 1) return;
  opening = { key, sinceMs: nowMs };
  const complete = () => {
    opening = undefined;
  };
  if (at >= 0) wx.navigateBack({ delta: pages.length - 1 - at, complete });
  else if (pages.length >= maxPages) wx.redirectTo({ url, complete });
  else wx.navigateTo({ url, complete });
}
