import { dataReads } from '../../collections/data-reads';
import { dayMs, shanghaiDate } from '../../domain/calendar/calendar';
import type { DataReadKind } from '../../domain/privacy/data-read-kinds';
import { keptYears } from '../../domain/privacy/retentions';
import type { Caller, Ports } from '../../ports/context';
import { createOnce } from '../create-once';
import { manyOf } from '../listing/many-of';
import { forEachOf } from '../parallel';

/** As long as what trade leaves. */
const lifeMs = keptYears.trade * 366 * dayMs;
/** Notes that are written at once. */
const atOnce = 10;

type Noting = Pick<Ports, 'store' | 'clock'> & { readonly caller: Caller };

interface Read {
  readonly as: 'publisher' | 'operator';
  readonly kind: DataReadKind;
  /** Whose data it is; one's own is none. */
  readonly of: readonly string[];
}

/**
 * Notes whose data the caller is about to read, before they get it: what cannot be noted is not given out. Once a day for each
 * person and kind; a list that was read today costs one request.
 */
export async function noteReads({ store, clock, caller }: Noting, { as, kind, of }: Read): Promise<void> {
  const readerId = caller.account.id;
  const atMs = clock.nowMs();
  const notes = [...new Set(of)]
    .filter((accountId) => accountId !== readerId)
    .map((accountId) => ({
      id: `${accountId}:${shanghaiDate(atMs)}:${readerId}:${kind}`,
      accountId,
      readerId,
      as,
      kind,
      atMs,
      expiresAtMs: atMs + lifeMs,
    }));
  const known = await manyOf(
    store,
    dataReads,
    notes.map(({ id }) => id),
  );
  const fresh = notes.filter(({ id }) => !known.has(id));
  await forEachOf(fresh, atOnce, (note) => createOnce(store, dataReads, note));
}
