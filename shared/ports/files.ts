/** Endings of keys and what they mean: not every storage keeps a type of its own. */
const types = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
  csv: 'text/csv',
  json: 'application/json',
  gz: 'application/gzip',
  zip: 'application/zip',
} as const;

export type FileType = (typeof types)[keyof typeof types];

/** What a person is about to upload. */
export interface Upload {
  /** Folder of the file, such as `evidence`: lower-case letters and hyphens, nothing about a person. */
  readonly purpose: string;
  readonly type: FileType;
  /** Size of the file at most. */
  readonly maxBytes: number;
  /** Of a file that has its name already, so that it can be asked for again; random, since it tells nothing. */
  readonly id?: string;
}

/**
 * How a phone uploads a file directly, within ten minutes: POST sends `fields` and then the bytes, named `file`,
 * as a form; PUT sends the bytes with `headers`.
 */
export interface UploadTicket {
  readonly key: string;
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

export interface FileHead {
  readonly bytes: number;
  readonly type: string;
}

/**
 * Private files by key, such as `codes/Xy12….png`: folders and a name of plain characters, an ending that tells
 * the type, nothing about a person. Errors: RangeError for a key or purpose of another form.
 */
export interface Files {
  /**
   * A new key, or that of the name that is given, and how to upload under it. The storage refuses what is longer or of another type where it can
   * (S3, the laptop); CloudBase's cannot: whoever takes an uploaded file into use looks at its head first.
   */
  ticket(upload: Upload): Promise<UploadTicket>;
  /** Replaces what is there. The key's ending must fit the type. */
  put(key: string, bytes: Uint8Array, type: FileType): Promise<void>;
  /** The bytes of a file of ours; undefined when there is no such file. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such file. */
  head(key: string): Promise<FileHead | undefined>;
  /** Address from which a person may load the file, for an hour. */
  readUrl(key: string): Promise<string>;
  /** Whether it was there or not. */
  remove(key: string): Promise<void>;
}

/** How long an upload ticket may be used, where the storage lets us say so. */
export const ticketLifeSeconds = 600;
/** How long an address works: it is asked for anew with every card. */
export const urlLifeSeconds = 3_600;

/** No dots but the ending's and no empty parts, so that no key leaves its folder. */
const keyForm = /^(?:[0-9A-Za-z_-]+\/)+[0-9A-Za-z_-]+\.([a-z]{2,4})$/;
const purposeForm = /^[a-z]+(?:-[a-z]+)*$/;

/** The type of a file by its key. Errors: RangeError for what is not a key. */
export function typeOfKey(key: string): FileType {
  const ending = keyForm.exec(key)?.[1] ?? '';
  if (!Object.hasOwn(types, ending)) throw new RangeError('not a file key');
  return types[ending as keyof typeof types];
}

/** Errors: RangeError for what is not a key, or one of another type. */
export function checkKey(key: string, type: FileType = typeOfKey(key)): void {
  if (typeOfKey(key) !== type) throw new RangeError(`not the key of ${type}`);
}

/** The key of a new file; `id` is random, for a file without a name. Errors: RangeError. */
export function newKey({ purpose, type, maxBytes, id: given }: Upload, id: string): string {
  if (!purposeForm.test(purpose)) throw new RangeError('not a purpose of files');
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) throw new RangeError('not a size of files');
  const [ending] = Object.entries(types).find(([, each]) => each === type) ?? [];
  const key = `${purpose}/${given ?? id}.${ending}`;
  checkKey(key, type);
  return key;
}
