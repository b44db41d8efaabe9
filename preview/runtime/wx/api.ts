import type { Host } from '../host';
import { isSinglePage } from '../host';
import { needsPrivacy, refusedInSinglePage } from './limits';

type Result = Readonly<Record<string, unknown>>;

interface Callbacks {
  success?(result: Result): void;
  fail?(error: Result): void;
  complete?(result: Result): void;
}

/** A call that fails as WeChat tells it: `<api>:fail <reason>`. */
export class WxFailure extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
    readonly extra: Result = {},
  ) {
    super(reason);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each call names its own options
export type Options = any;

/** One asynchronous call: what it answers beside errMsg, or WxFailure. */
export type Run = (options: Options) => unknown;

/** The functions of one area of `wx`: asynchronous ones by `calls`, the rest as they are. */
export interface Area {
  readonly calls?: Readonly<Record<string, Run>>;
  readonly plain?: Readonly<Record<string, unknown>>;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function allowed(host: Host, name: string): Promise<void> {
  if (isSinglePage(host) && refusedInSinglePage.has(name))
    throw new WxFailure('not allowed in single page mode');
  if (needsPrivacy.has(name) && !(await host.consent.privacy(name))) {
    throw new WxFailure('privacy permission is not authorized', 104);
  }
}

/** A call in both of WeChat's styles: with callbacks it returns nothing, without it returns a promise. */
export function asynchronous(host: Host, name: string, run: Run) {
  return (options: Options & Callbacks = {}): Promise<Result> | undefined => {
    const began = Date.now();
    const note = (error?: string) =>
      host.journal.add({
        kind: 'call',
        api: name,
        ms: Date.now() - began,
        ...(error !== undefined && { error }),
      });
    const work = Promise.resolve()
      .then(() => allowed(host, name))
      .then(() => run(options))
      .then(
        (result): Result => {
          note();
          return { errMsg: `${name}:ok`, ...(result as Result | undefined) };
        },
        (error: unknown) => {
          const reason = reasonOf(error);
          note(reason);
          const { errno, extra } = error instanceof WxFailure ? error : { errno: undefined, extra: {} };
          throw {
            errMsg: `${name}:fail ${reason}`,
            ...(errno !== undefined && { errno }),
            ...extra,
          } as unknown as Error;
        },
      );
    const { success, fail, complete } = options as Callbacks;
    if (!success && !fail && !complete) return work;
    const tell = (run: () => void) => host.guard(`wx.${name} 回调`, run);
    work.then(
      (result) => {
        tell(() => success?.(result));
        tell(() => complete?.(result));
      },
      (error: Result) => {
        tell(() => fail?.(error));
        tell(() => complete?.(error));
      },
    );
    return undefined;
  };
}
