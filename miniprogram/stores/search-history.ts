const storageKey = 'searches';
const maxKept = 20;

/** What was searched for on this phone, newest first. */
export function searches(): string[] {
  const kept: unknown = wx.getStorageSync(storageKey);
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
}

/** Puts it first; the oldest of more than twenty is forgotten. */
export function keepSearch(text: string): void {
  wx.setStorageSync(storageKey, [text, ...searches().filter((each) => each !== text)].slice(0, maxKept));
}

export const forgetSearches = (): void => wx.removeStorageSync(storageKey);
