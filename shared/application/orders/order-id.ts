import { idLength } from '../../contract/ids';
import type { Ports } from '../../ports/context';

/** A person has one order of a task. */
export const orderIdOf = ({ hash }: Pick<Ports, 'hash'>, taskId: string, accountId: string): string =>
  hash.hash('order', taskId, accountId).slice(0, idLength);
