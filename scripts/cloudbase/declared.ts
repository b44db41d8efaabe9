import { paperBytes } from '../bundle-problems';

/** What no contract says of functions on CloudBase. */

/** Cannot be changed once a function exists. */
export const runtime = 'Nodejs20.19';

/** Above the longest retries with database and WeChat; the cloud's own default is 3 s. */
const timeoutSeconds = 20;

/** Timers that write snapshots of large cities, pay many people, or read what was paid, take longer. */
const longTimers: readonly string[] = ['catalogue', 'drain', 'reconcile'];
export const functionTimeoutSeconds = (name: string): number =>
  longTimers.includes(name) ? 60 : timeoutSeconds;

/** Steps of 128 MB; the SDK alone takes about 60 MB, cities of open tasks take the rest of the larger one. */
export const memoryMb = (name: string): number => {
  if (name === 'tasks' || name === 'catalogue') return 1_024;
  // A font of all of Chinese is read whole before its few glyphs are taken.
  return name === 'documents' ? 512 : 256;
};

/** Where the package stands. */
export const packageFolder = 'dist/cloudbase';
export const functionRoot = `${packageFolder}/functions`;

/** A larger bundle starts slowly; the SDK makes up most of it. */
const maxBundleBytes = 1_400 * 1024;

/** What the bundle of a function may take. */
export const bundleCeiling = (name: string): number =>
  name === 'documents' ? maxBundleBytes + paperBytes : maxBundleBytes;

/** What one function's variables may take together. */
export const maxVariableBytes = 4_096;
