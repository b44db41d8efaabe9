let aheadMs = 0;
/** As it was before. */
const earlierMs: number[] = [];
const Machine = Date;

/** Puts this process's clock forward, for everything in it: what deploys reads the machine's own. */
export function putForward(byMs: number): void {
  if (byMs !== aheadMs) earlierMs.push(aheadMs);
  aheadMs = byMs;
  if (Date !== Machine) return;
  globalThis.Date = class extends Machine {
    constructor(...given: [] | ConstructorParameters<typeof Machine>) {
      if (given.length === 0) super(Machine.now() + aheadMs);
      else super(...given);
    }
    static override now = (): number => Machine.now() + aheadMs;
  } as DateConstructor;
}

/** What time it is here, and for functions that were handed their event before this process was put forward. */
export const nowsMs = (): number[] => [aheadMs, ...earlierMs].map((byMs) => Machine.now() + byMs);

/** How far this process is ahead of the machine. */
export const aheadOfMachineMs = (): number => aheadMs;

/** Says with an event how far the one who hands it out is ahead: so are its functions. */
export const aheadHeader = 'x-ahead-of-machine-ms';
