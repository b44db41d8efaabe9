import type { EventShard, OutboxDocument } from '../../collections/events';
import type { EventType } from '../../contract/events';
import type { Context } from '../../ports/context';
import type { Listed } from '../../ports/store';
import type { Lease } from '../lease';
import type { Consumer } from './consumer';

export type Consuming = Context<'timer'>;

/** Pages of the outbox; consumers who are equally far share one reading. */
export type Pages = (shard: EventShard, fromMs: number, cursor?: string) => Promise<Listed<OutboxDocument>>;

/** One run of one consumer. */
export interface ConsumerRun<C> {
  readonly context: C;
  readonly consumer: Consumer<C>;
  readonly types: ReadonlySet<EventType>;
  readonly pages: Pages;
  readonly lease: Lease;
  /** When something falls due that was set since, by shard. */
  readonly heard: Map<number, number>;
  handled: number;
  oldestMs: number;
  /** When the newest event happened that was seen, by anybody wanted or not; 0: none was. */
  newestMs: number;
  /** Whether some of them had not been dealt with before. */
  hasNew: boolean;
}

/** Notes when something falls due, in the shard where it does. */
export function hear(heard: Map<number, number>, shard: number, dueAtMs: number): void {
  heard.set(shard, Math.min(heard.get(shard) ?? dueAtMs, dueAtMs));
}
