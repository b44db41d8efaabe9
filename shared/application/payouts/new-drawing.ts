import { eventRecordLifeMs } from '../../collections/events';
import type { Drawing } from '../../collections/payouts';

/** That something of somebody's may go out by itself, looked at from this moment on; once for each event. */
export const newDrawing = (eventId: string, accountId: string, nowMs: number): Drawing => ({
  id: eventId,
  accountId,
  dueAtMs: nowMs,
  expiresAtMs: nowMs + eventRecordLifeMs,
});
