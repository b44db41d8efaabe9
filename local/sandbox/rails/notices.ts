/** One message to whoever listens, made anew for each try. */
interface Pending {
  readonly make: () => { readonly headers: Record<string, string>; readonly body: string };
  readonly isTaken: (status: number, text: string) => boolean;
  readonly url: string;
  tries: number;
  dueMs: number;
}

const second = 1_000;
const minute = 60 * second;
/** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h, as WeChat Pay repeats what nobody took. */
const pauses = [
  ...[15 * second, 15 * second, 30 * second, 3 * minute, 10 * minute, 20 * minute],
  ...[30 * minute, 30 * minute, 30 * minute, 60 * minute],
  ...[180 * minute, 180 * minute, 180 * minute, 360 * minute, 360 * minute],
];

/** Messages of a rail that wait to be taken. */
export interface Notices {
  add(notice: Pick<Pending, 'make' | 'isTaken' | 'url'>): void;
  /** Sends what is due; answers how many were taken. */
  deliver(): Promise<number>;
  /** The newest one, as it would be sent now. */
  last(): ReturnType<Pending['make']> | undefined;
  reset(): void;
}

export function createNotices(now: () => number): Notices {
  let pending: Pending[] = [];
  let newest: Pending['make'] | undefined;

  async function isDelivered({ make, url, isTaken }: Pending): Promise<boolean> {
    try {
      const response = await fetch(url, { method: 'POST', ...make(), signal: AbortSignal.timeout(5_000) });
      return isTaken(response.status, await response.text());
    } catch {
      return false;
    }
  }

  return {
    add(notice) {
      newest = notice.make;
      pending.push({ ...notice, tries: 0, dueMs: now() });
    },
    async deliver() {
      const due = pending.filter(({ dueMs }) => dueMs <= now());
      let taken = 0;
      for (const notice of due) {
        const pause = pauses[notice.tries];
        notice.tries += 1;
        if (await isDelivered(notice)) taken += 1;
        else if (pause !== undefined) {
          notice.dueMs = now() + pause;
          continue;
        }
        pending = pending.filter((it) => it !== notice);
      }
      return taken;
    },
    last: () => newest?.(),
    reset() {
      pending = [];
      newest = undefined;
    },
  };
}
