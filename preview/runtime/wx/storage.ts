import type { Host } from '../host';
import { isSinglePage } from '../host';
import { type Area, WxFailure } from './api';

const previewAppId = 'wx10ca10000000a001';

const MAX_ENTRY_BYTES = 1_000_000;

/** Storage of one mini-program on one person's phone; the single page of Moments has one of its own. */
export function storageOf(host: Host) {
  const { storage } = host.environment;
  const prefix = `mp:${previewAppId}:${host.settings.value.person}:${isSinglePage(host) ? 'moments:' : ''}`;
  const keys = () =>
    Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  return {
    keys,
    get: (key: string): unknown => {
      const text = storage.getItem(prefix + key);
      return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data;
    },
    set(key: string, data: unknown) {
      const text = JSON.stringify({ data: data ?? '' });
      if (text.length > MAX_ENTRY_BYTES) throw new WxFailure('entry size limit reached');
      storage.setItem(prefix + key, text);
    },
    remove: (key: string) => storage.removeItem(prefix + key),
    clear: () => {
      for (const key of keys()) storage.removeItem(prefix + key);
    },
  };
}

export function storage(host: Host): Area {
  const kept = storageOf(host);
  const info = () => ({ keys: kept.keys(), currentSize: 1, limitSize: 10_240 });
  const named = (key: unknown): string => {
    if (typeof key === 'string' && key !== '') return key;
    throw new WxFailure('parameter error: parameter.key should be String');
  };
  return {
    calls: {
      getStorage({ key }) {
        const data = kept.get(named(key));
        if (data === undefined) throw new WxFailure('data not found');
        return { data };
      },
      setStorage: ({ key, data }) => kept.set(named(key), data),
      removeStorage: ({ key }) => kept.remove(named(key)),
      clearStorage: () => kept.clear(),
      getStorageInfo: () => info(),
    },
    plain: {
      // WeChat answers an empty text for what is not there.
      getStorageSync: (key: string) => kept.get(key) ?? '',
      setStorageSync: (key: string, data: unknown) => kept.set(named(key), data),
      removeStorageSync: (key: string) => kept.remove(key),
      clearStorageSync: () => kept.clear(),
      getStorageInfoSync: info,
    },
  };
}
