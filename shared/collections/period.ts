import { hourMs } from '../domain/calendar/calendar';
import { isFlexible } from '../domain/tasks/sessions';
import type { Fields, Upcaster } from './collection';

/** Before sessions there was one period; by the hour all of it was worked, else the quantity was not told. */
function lift({ workStartMs, workEndMs, ...rest }: Fields): Fields {
  const session = { startMs: Number(workStartMs), endMs: Number(workEndMs) };
  const hours = (session.endMs - session.startMs) / hourMs;
  const isTold = rest.payUnit === 'hour' && !isFlexible(session);
  const quantity = isTold ? Math.max(0.5, Math.floor(2 * hours) / 2) : 1;
  return { ...rest, sessions: [session], quantity };
}

/** Lifts what told one period of work to sessions and a quantity. */
export const periodToSessions: Upcaster = { drops: ['workStartMs', 'workEndMs'], lift };
