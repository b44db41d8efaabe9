/** What no collection and no contract says: sizes, time limits, and from when on somebody is woken. */

/** Above the longest retries with DynamoDB and WeChat, below the 30 s of the HTTP API. */
const httpTimeoutSeconds = 25;
const timerTimeoutSeconds = 60;
/** A little more than functions/drain/handler.ts lets a run take. */
const drainTimeoutSeconds = 315;

export const timeoutSecondsOf = (name: string, isTimer: boolean): number =>
  name === 'drain' ? drainTimeoutSeconds : isTimer ? timerTimeoutSeconds : httpTimeoutSeconds;

/**
 * Functions for which a stage may keep room, by how many at once its file says; 0: none. Off by default: what they keep is
 * taken from all others, and a new account's quota refuses it. Who pays holds a lease, so that one drain is enough.
 */
export const roomFor: Readonly<Record<string, string>> = {
  orders: '${param:ordersAtOnce, 0}',
  drain: '${param:drainAtOnce, 0}',
};

/** Functions that have cities of open tasks in memory, or a font of all of Chinese, and all others. */
const aboveUsual: readonly string[] = ['tasks', 'catalogue', 'documents'];
export const memoryMb = (name: string): number => (aboveUsual.includes(name) ? 1_024 : 512);

/** Folders of the bucket in which functions keep files. */
export const fileFolders = [
  'codes',
  'catalogue',
  'pictures',
  'uploads',
  'ledger',
  'papers',
  'copies',
] as const;
type FileFolder = (typeof fileFolders)[number];

const pictureFolders: readonly FileFolder[] = ['pictures', 'uploads'];
const foldersOf: Readonly<Record<string, readonly FileFolder[]>> = {
  account: ['pictures'],
  tasks: ['catalogue', 'pictures'],
  publishing: ['pictures'],
  catalogue: ['catalogue'],
  pictures: pictureFolders,
  publishers: ['pictures'],
  operations: ['pictures'],
  documents: ['papers'],
  privacy: ['copies'],
  schedule: [...pictureFolders, 'ledger', 'papers', 'copies'],
};
/** Those that a function reaches. */
export const fileFoldersOf = (name: string): readonly FileFolder[] => foldersOf[name] ?? ['codes'];

/**
 * Methods of the WeChat port that need an access token, and those that pay. These endpoints take requests from
 * allow-listed addresses only, once the list is in use; these functions leave by the fixed address.
 */
export const tokenMethods = [
  'WeChat.riskRank',
  'WeChat.phoneNumber',
  'WeChat.checkText',
  'WeChat.checkPicture',
  'WeChat.miniProgramCode',
  'WeChat.urlLink',
  'WeChat.sendSubscribeMessage',
  'PayoutRail.send',
  'PayoutRail.query',
  'PayoutRail.cancel',
] as const;

export const alarmLimits = {
  /** p95 of a function behind the API; people wait for it. */
  httpDurationMs: 3_000,
  /** Longest run of a timer: four fifths of what it may take. */
  timerDurationMs: 48_000,
} as const;

/** What a million calls cost on AWS, all in: `npm run bench:clouds`, the table of costs at ten million people. */
export const usdPerMillionCalls = 3.5;
