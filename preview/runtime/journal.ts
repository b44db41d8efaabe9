/** A shared card or Moments post. */
export interface SharedCard {
  readonly kind: 'card' | 'moments';
  readonly from: 'button' | 'menu';
  readonly title: string;
  /** Page with query, starting with a slash. */
  readonly path: string;
  readonly imageUrl?: string;
  readonly person: string;
}

export type Entry =
  | { readonly kind: 'call'; readonly api: string; readonly ms: number; readonly error?: string }
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly url: string;
      /** 0 = no answer. */
      readonly status: number;
      /** The catalogue's code, `ok`, or what failed. */
      readonly code: string;
      readonly ms: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'setData';
      readonly component: string;
      readonly bytes: number;
      readonly keys: readonly string[];
    }
  | { readonly kind: 'page'; readonly what: string; readonly path: string }
  | { readonly kind: 'share'; readonly card: SharedCard }
  | { readonly kind: 'unknown-call'; readonly api: string }
  | { readonly kind: 'problem'; readonly text: string };

/** Everything that happened since the launch, oldest first; the last 2,000 entries. */
export interface Journal {
  readonly entries: readonly Entry[];
  add(entry: Entry): void;
  problem(text: string): void;
  watch(listener: (entry: Entry) => void): void;
}

const LIMIT = 2_000;

export function journal(): Journal {
  const entries: Entry[] = [];
  const listeners: ((entry: Entry) => void)[] = [];
  const add = (entry: Entry) => {
    entries.push(entry);
    if (entries.length > LIMIT) entries.shift();
    for (const listener of listeners) listener(entry);
  };
  return {
    entries,
    add,
    problem: (text) => add({ kind: 'problem', text }),
    watch: (listener) => void listeners.push(listener),
  };
}
