import { catalogueSnapshots } from '../../collections/catalogue';
import { dayMs, hasPassed, hourMs, minuteMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { Files } from '../../ports/files';
import { allOpen, changesSince, shownPublishers } from './changes';
import { City } from './city';
import { type Snapshot, snapshotKey, textKey, unpackSnapshot, unpackText } from './snapshot';

export type CataloguePorts = Pick<Ports, 'store' | 'clock' | 'log'> & {
  readonly files: Pick<Files, 'get' | 'put' | 'remove'>;
};

/** How old an answer may be: who asks later waits for a look at what has changed. */
const freshMs = 3_000;
/** Where the store cannot be asked, answers may be so old. */
const bearableMs = minuteMs;
/** An index shows a commit late, mostly by moments: every look goes back so far. */
const lookBackMs = 15_000;
/** And now and then by minutes: a sweep looks back farther. */
const sweepEveryMs = 5 * minuteMs;
const sweepBackMs = 10 * minuteMs;
/** After so long a city is loaded anew: publishers may have got another name. */
const maxAgeMs = hourMs;
/** Reading all that is open is cheaper than what has changed since then. */
const maxSnapshotAgeMs = dayMs;
/** A city of so few is read from the store as fast as from its snapshot. */
const fewTasks = 200;
/** A task in memory with its place in all orders, sets and texts, as measured with 50,000 of them. */
const bytesPerTask = 4_300;
/** What all cities in memory may take. */
const defaultMegabytes = 400;

interface Held {
  readonly city: City;
  readonly loadedAtMs: number;
  /** Up to when changes are in it. */
  readToMs: number;
  sweptAtMs: number;
  looking?: Promise<void> | undefined;
}

async function load({ files, log }: CataloguePorts, key: string): Promise<Uint8Array | undefined> {
  try {
    return await files.get(key);
  } catch (error) {
    log({ level: 'warn', message: 'a part of the catalogue could not be loaded', key, fault: String(error) });
    return undefined;
  }
}

/** The snapshot of a city, if there is one that can be read. */
export async function readSnapshot(
  ports: CataloguePorts,
  cityCode: string,
): Promise<(Snapshot & { readonly sequence: number }) | undefined> {
  const known = await ports.store.get(catalogueSnapshots, cityCode);
  if (!known || known.sequence === 0) return undefined;
  const bytes = await load(ports, snapshotKey(cityCode, known.sequence));
  const snapshot = bytes && (await unpackSnapshot(bytes));
  return snapshot && { ...snapshot, sequence: known.sequence };
}

/** Asks whoever makes snapshots for a new one. */
async function want({ store, clock }: CataloguePorts, cityCode: string): Promise<void> {
  await store.transact(async (tx) => {
    const known = await tx.get(catalogueSnapshots, cityCode);
    const wantedAtMs = clock.nowMs();
    if (!known)
      tx.create(catalogueSnapshots, { id: cityCode, sequence: 0, tasks: 0, wholeAtMs: 0, wantedAtMs });
    else if (known.wantedAtMs === undefined) tx.update(catalogueSnapshots, { ...known, wantedAtMs });
  });
}

/** The cities that this instance has in memory; the one not asked for longest leaves first. */
export class Cities {
  private readonly held = new Map<string, Held>();
  private readonly loading = new Map<string, Promise<Held>>();
  private readonly ports: CataloguePorts;
  private readonly maxBytes: number;

  constructor(ports: CataloguePorts, megabytes = defaultMegabytes) {
    this.ports = ports;
    this.maxBytes = megabytes * 1_000_000;
  }

  /** A city as it was three seconds ago at most; a minute, where the store does not answer. */
  async get(cityCode: string): Promise<City> {
    const nowMs = this.ports.clock.nowMs();
    let held = this.held.get(cityCode);
    if (!held || hasPassed(maxAgeMs, held.loadedAtMs, nowMs)) held = await this.load(cityCode, held);
    this.held.delete(cityCode);
    this.held.set(cityCode, held);
    if (hasPassed(freshMs, held.readToMs, nowMs)) await this.look(cityCode, held);
    held.city.dropPast(nowMs);
    return held.city;
  }

  /** One load at a time, whoever asks. */
  private load(cityCode: string, known: Held | undefined): Promise<Held> {
    const under = this.loading.get(cityCode);
    if (under) return under;
    const loading = this.fresh(cityCode)
      .catch((error: unknown) => {
        // What is in memory is followed on.
        if (known) return known;
        throw error;
      })
      .finally(() => this.loading.delete(cityCode));
    this.loading.set(cityCode, loading);
    return loading.then((held) => {
      this.held.set(cityCode, held);
      this.makeRoom();
      return held;
    });
  }

  private async fresh(cityCode: string): Promise<Held> {
    const { store, clock } = this.ports;
    const nowMs = clock.nowMs();
    const snapshot = await readSnapshot(this.ports, cityCode);
    if (snapshot && nowMs - snapshot.readToMs < maxSnapshotAgeMs) {
      const { readToMs, sequence } = snapshot;
      const city = new City(snapshot, async () => {
        const bytes = await load(this.ports, textKey(cityCode, sequence));
        return bytes && unpackText(bytes, readToMs);
      });
      return { city, loadedAtMs: nowMs, readToMs, sweptAtMs: 0, looking: undefined };
    }
    const open = await allOpen(store, cityCode);
    const publishers = await shownPublishers(store, [...new Set(open.map(({ publisherId }) => publisherId))]);
    if (open.length > fewTasks)
      await want(this.ports, cityCode).catch((error: unknown) =>
        this.ports.log({ level: 'warn', message: 'a snapshot could not be asked for', fault: String(error) }),
      );
    const city = new City({ tasks: open, publishers });
    return { city, loadedAtMs: nowMs, readToMs: nowMs, sweptAtMs: 0, looking: undefined };
  }

  /** Follows what has changed; one look at a time. */
  private async look(cityCode: string, held: Held): Promise<void> {
    held.looking ??= this.follow(cityCode, held).finally(() => {
      held.looking = undefined;
    });
    try {
      await held.looking;
    } catch (error) {
      if (this.ports.clock.nowMs() - held.readToMs >= bearableMs) throw error;
      this.ports.log({ level: 'warn', message: 'answered from memory', fault: String(error) });
    }
  }

  private async follow(cityCode: string, held: Held): Promise<void> {
    const { store, clock } = this.ports;
    const nowMs = clock.nowMs();
    const isSweep = hasPassed(sweepEveryMs, held.sweptAtMs, nowMs);
    const readToMs = Math.min(held.readToMs, nowMs);
    const changes = await changesSince(
      store,
      cityCode,
      Math.max(0, readToMs - (isSweep ? sweepBackMs : lookBackMs)),
    );
    await held.city.follow(store, changes);
    held.readToMs = nowMs;
    if (isSweep) held.sweptAtMs = nowMs;
  }

  private makeRoom(): void {
    const bytes = () =>
      [...this.held.values()].reduce((sum, { city }) => sum + (city.tasks.size + 1) * bytesPerTask, 0);
    while (this.held.size > 1 && bytes() > this.maxBytes) {
      const [oldest] = this.held.keys();
      this.held.delete(oldest ?? '');
    }
  }
}
