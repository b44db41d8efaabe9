import * as z from 'zod';
import { dayMs } from '../domain/calendar/calendar';
import { collection } from './collection';
import { id, moment } from './fields';

/** Long enough to look at a bad day afterwards. */
export const tallyLifeMs = 3 * dayMs;

/** What one instance has counted of its log lines since it last wrote, where the cloud itself counts nothing. */
export const tallies = collection(
  'tallies',
  z.strictObject({
    id,
    atMs: moment,
    counts: z.record(z.string(), z.int().min(1)),
    oldestMs: z.number().min(0).exactOptional(),
    expiresAtMs: moment,
  }),
  {
    indexes: { recent: { partition: () => ['all'], sort: (doc) => doc.atMs } },
    ttl: 'expiresAtMs',
  },
);

/** Alarms that last, by their key: since when, and when somebody was last told. */
export const standingAlarms = collection(
  'standingAlarms',
  z.strictObject({ id: z.string().min(1).max(100), sinceMs: moment, toldAtMs: moment }),
  { indexes: { all: { partition: () => ['all'], sort: (doc) => doc.sinceMs } } },
);
