type WxFunctions = Readonly<Record<string, (options: never) => unknown>>;

/**
 * A `wx` with storage and the given functions, for modules that are tested without a phone. Import such a
 * module after this: some read the storage when they are loaded.
 */
export function installWx(functions: WxFunctions = {}): Map<string, unknown> {
  const storage = new Map<string, unknown>();
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
      removeStorageSync: (key: string) => void storage.delete(key),
      ...functions,
    },
  });
  return storage;
}
