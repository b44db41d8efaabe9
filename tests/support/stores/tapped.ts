import type { Store, Transaction } from '../../../shared/ports/store';

/** One call, by method, with its arguments. */
type CallOf<T> = {
  [M in keyof T]: T[M] extends (...args: infer A) => unknown
    ? { readonly method: M; readonly args: Readonly<A> }
    : never;
}[keyof T];
export type StoreCall = CallOf<Store>;
export type TransactionCall = CallOf<Transaction>;

/** What happens around one transaction. What a hook throws, the caller gets. */
export interface TransactionHooks {
  /** The work begins; again after each conflict. */
  onTry?(): void;
  /** Before each call of the work; `done` by the hook itself, it goes no further. */
  before?(call: TransactionCall): unknown;
  /** The work is done; what is written here is heard of too. */
  beforeCommit?(tx: Transaction): unknown;
  /** After the commit, before its result is given. */
  committed?(): unknown;
}

/** What happens around the calls of a store. What a hook throws, the caller gets. */
export interface StoreHooks {
  before?(call: StoreCall): unknown;
  /** After a call that succeeded, before its answer is given. */
  after?(call: StoreCall, answer: unknown): unknown;
  /** Asked at each `transact`; without an answer nothing is heard of that transaction. */
  transaction?(): TransactionHooks | undefined;
}

type Method = (...args: unknown[]) => unknown;

const methodOf = (inner: object, name: string | symbol): Method => {
  const method = Reflect.get(inner, name) as Method;
  return (...args) => Reflect.apply(method, inner, args);
};

const tappedWork = (work: Method, hooks: TransactionHooks) => async (tx: unknown) => {
  hooks.onTry?.();
  // Whatever methods a transaction has: those that are added to the port are heard of too.
  const heard = new Proxy(tx as Transaction, {
    get(inner, name) {
      const called = (...args: unknown[]) => {
        const isDone = hooks.before?.({ method: name, args } as unknown as TransactionCall) === 'done';
        return isDone ? undefined : methodOf(inner, name)(...args);
      };
      // What fails in a read is a rejection, as from a store: beside another read it is not lost.
      return name === 'get' ? async (...args: unknown[]) => called(...args) : called;
    },
  });
  const result = await work(heard);
  await hooks.beforeCommit?.(heard);
  return result;
};

const methods = ['get', 'getMany', 'list', 'transact'] as const satisfies readonly (keyof Store)[];

/** A store at whose calls, and at those of its transactions, something else happens too. */
export function tapped(store: Store, hooks: StoreHooks): Store {
  const heard =
    (name: keyof Store) =>
    async (...args: unknown[]) => {
      const call = { method: name, args } as unknown as StoreCall;
      await hooks.before?.(call);
      const transaction = name === 'transact' ? hooks.transaction?.() : undefined;
      const given = transaction ? [tappedWork(args[0] as Method, transaction)] : args;
      const answer = await methodOf(store, name)(...given);
      await transaction?.committed?.();
      await hooks.after?.(call, answer);
      return answer;
    };
  return Object.fromEntries(methods.map((name) => [name, heard(name)])) as unknown as Store;
}
