/** Signs of Unicode that join what stands before them, as ranges: not every phone's engine knows `\p{}` or Intl.Segmenter. */
const joins =
  '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f' +
  '\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}';

/** What a person sees as one character: flags are pairs, and a joiner joins what follows, too. Source of a pattern with flag `u`. */
export const clusterSource = `(?:[\\u{1f1e6}-\\u{1f1ff}]{2}|\\r\\n|[^])(?:[${joins}]|\\u200d[^])*`;

const cluster = new RegExp(clusterSource, 'gu');

export const clustersOf = (text: string): string[] => text.match(cluster) ?? [];
