import { type EventType, outbox } from '../collections/events';
import { dayMs } from '../domain/calendar';
import type { Ports } from '../ports/context';
import type { Transaction } from '../ports/store';

/** Events are kept this long for consumers that were away. */
const eventRetentionMs = 30 * dayMs;

interface NewEvent {
  readonly type: EventType;
  /** Whom it concerns. */
  readonly accountId: string;
  /** Ids and public words only; nothing personal. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Writes an event in the transaction of the change it tells of: no event without its change. */
export function emit(tx: Transaction, { clock, ids }: Pick<Ports, 'clock' | 'ids'>, event: NewEvent): void {
  const atMs = clock.nowMs();
  tx.create(outbox, { id: ids.newId(), ...event, atMs, expiresAtMs: atMs + eventRetentionMs });
}
