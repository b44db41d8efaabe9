import type { Told } from '../../collections/events';
import type { Store } from '../../ports/store';

/** Somebody who acts on events, apart from all others: at least once on each, in no certain order. */
export interface Consumer<C> {
  readonly name: string;
  /** What it recorded of each event, in their order, ≤ 100: an event is handled once something is there. */
  recordsOf(store: Store, events: readonly Told[]): Promise<readonly unknown[]>;
  /** Events of one key are handled one call after another, several in one call: they change the same document. */
  readonly keyOf?: (event: Told) => string;
  /** Handles the events and leaves their records. What it throws is tried again later, each event by itself. */
  handle(context: C, events: readonly Told[]): Promise<void>;
}

/** A kind of deadline for each consumer: an event that it failed on, to be handed to it again. */
export const retryKind = (consumer: string): string => `event-${consumer}.retry`;
