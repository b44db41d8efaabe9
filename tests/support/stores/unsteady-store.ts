import type { Dice } from '../../../local/seed/dice';
import type { Store } from '../../../shared/ports/store';
import { tapped } from './tapped';

/** A store each of whose calls lets others go first, or not, as the dice say: what is done at once meets differently each time. */
export function unsteadyStore(store: Store, choose: Dice): Store {
  async function lag(): Promise<void> {
    for (let turns = choose.int(0, 3); turns > 0; turns -= 1) await new Promise((go) => setImmediate(go));
  }
  return tapped(store, { before: lag, transaction: () => ({ beforeCommit: lag }) });
}
