/** What becomes of one call: it is never done; it is done and nobody learns it; it is done when nobody waits any more. */
export const losses = ['never arrives', 'answer lost', 'arrives late'] as const;
export type Loss = (typeof losses)[number];

/** What stands between a store and its database, where one call gets lost. */
export interface LossyWire {
  /** Loses call number `at` from now, counted from 1; `meanwhile` happens before the store can do anything about it. */
  lose(at: number, loss: Loss, meanwhile: () => Promise<unknown>): void;
  /** Lets what is late arrive; whether a call was lost. */
  end(): Promise<boolean>;
  /** One call. While `holds` is true the store holds documents that others wait for: they come after it. */
  pass<T>(call: () => Promise<T>, holds?: () => boolean): Promise<T>;
}

export function lossyWire(lost: () => Error): LossyWire {
  let left = Number.POSITIVE_INFINITY;
  let loss: Loss = 'never arrives';
  let meanwhile: (() => Promise<unknown>) | undefined;
  let late: (() => Promise<unknown>) | undefined;
  async function others(holds: () => boolean): Promise<void> {
    if (left > 0 || holds()) return;
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
  }
  return {
    lose(at, how, then) {
      [left, loss, meanwhile, late] = [at, how, then, undefined];
    },
    async end() {
      const isLost = left <= 0;
      left = Number.POSITIVE_INFINITY;
      await late?.().catch(() => {});
      return isLost;
    },
    async pass(call, holds = () => false) {
      left -= 1;
      if (left !== 0) {
        try {
          return await call();
        } finally {
          await others(holds);
        }
      }
      if (loss === 'answer lost') await call();
      if (loss === 'arrives late') late = call;
      await others(holds);
      throw lost();
    },
  };
}
