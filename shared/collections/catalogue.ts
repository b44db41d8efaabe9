import * as z from 'zod';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** Where the snapshot of a city's open tasks is, under the city's code. */
export const catalogueSnapshots = collection(
  'catalogueSnapshots',
  z.strictObject({
    id,
    /** Raised by each snapshot, and part of its files' keys; 0: there is none yet. */
    sequence: count,
    /** How many tasks it holds. */
    tasks: count,
    /** When all of them were last read from the store, and not only what had changed. */
    wholeAtMs: moment,
    /** Since when somebody waits for a new one, because there is none or it cannot be read. */
    wantedAtMs: moment.exactOptional(),
  }),
  {
    indexes: {
      byTasks: { partition: (doc) => (doc.tasks > 0 ? ['all'] : undefined), sort: (doc) => doc.tasks },
      wanted: {
        partition: (doc) => (doc.wantedAtMs === undefined ? undefined : ['all']),
        sort: (doc) => doc.wantedAtMs ?? 0,
      },
    },
  },
);

/** How far whoever makes the snapshots has read the events, and what it has not put into any yet. */
export const catalogueProgress = collection(
  'catalogueProgress',
  z.strictObject({
    id,
    readToMs: moment,
    /** Cities with changes, at most one entry each. */
    waiting: z.array(z.strictObject({ cityCode: z.string(), changes: count, sinceMs: moment })),
  }),
);
