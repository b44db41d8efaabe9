import { type DataRead, dataReads } from '../../collections/data-reads';
import { dayMs, shanghaiDate } from '../../domain/calendar/calendar';
import type { DataReadKind } from '../../domain/privacy/data-read-kinds';
import { keptYears } from '../../domain/privacy/retentions';
import type { Caller, Ports } from '../../ports/context';
import { ConditionFailed } from '../../ports/store';
import { createOnce } from '../create-once';

/** As long as what trade leaves. */
const lifeMs = keptYears.trade * 366 * dayMs;
/** Documents of one commit. */
const together = 10;
type Noting = Pick<Ports, 'store' | 'clock'> & { readonly caller: Caller };

/** What an instance has noted in a store: who looks at a list again and again on one day writes nothing again. */
const remembered = new WeakMap<Noting['store'], Set<string>>();
const mostRemembered = 20_000;

function notedIn(store: Noting['store']): Set<string> {
  const noted = remembered.get(store) ?? new Set();
  remembered.set(store, noted);
  if (noted.size > mostRemembered) noted.clear();
  return noted;
}

interface Read {
  readonly as: 'publisher' | 'operator';
  readonly kind: DataReadKind;
  /** Whose data it is; one's own is none. */
  readonly of: readonly string[];
}

async function write({ store }: Pick<Ports, 'store'>, notes: readonly DataRead[]): Promise<void> {
  try {
    await store.transact(async (tx) => {
      for (const note of notes) tx.create(dataReads, note);
    });
  } catch (error) {
    // Another instance has noted some of them.
    if (!(error instanceof ConditionFailed && error.kind === 'exists')) throw error;
    for (const note of notes) await createOnce(store, dataReads, note);
  }
}

/**
 * Notes whose data the caller is about to read, before they get it: what cannot be noted is not given out. Once a day for each
 * person and kind.
 */
export async function noteReads(context: Noting, { as, kind, of }: Read): Promise<void> {
  const readerId = context.caller.account.id;
  const atMs = context.clock.nowMs();
  const noted = notedIn(context.store);
  const fresh = [...new Set(of)]
    .filter((accountId) => accountId !== readerId)
    .map((accountId): DataRead => {
      const id = `${accountId}:${shanghaiDate(atMs)}:${readerId}:${kind}`;
      return { id, accountId, readerId, as, kind, atMs, expiresAtMs: atMs + lifeMs };
    })
    .filter(({ id }) => !noted.has(id));
  for (let at = 0; at < fresh.length; at += together) {
    const notes = fresh.slice(at, at + together);
    await write(context, notes);
    for (const { id } of notes) noted.add(id);
  }
}
