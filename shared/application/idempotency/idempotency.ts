import { createHash } from 'node:crypto';
import { idempotencyRecords } from '../../collections/events';
import type { Action } from '../../contract/action';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import type { Caller, Ports } from '../../ports/context';
import { ConditionFailed, type Transaction } from '../../ports/store';

/** Ids of what a command makes; its answer can be built again from them. */
type ResultIds = Readonly<Record<string, string>>;

/** Writes what a command made under its idempotency key. */
export type RecordResult<R extends ResultIds> = (tx: Transaction, result: R) => void;

interface Command<I, R extends ResultIds, O> {
  readonly input: I;
  /** Fields that may differ between tries of one command, such as a fresh login code. */
  readonly differing?: readonly (keyof I & string)[];
  /** Must call `record` as the first write of its transaction. */
  run(record: RecordResult<R>): Promise<O>;
  /** Builds the answer of a command that is already done. */
  replay(result: R): Promise<O>;
}

/** JSON with sorted keys, so that equal inputs have equal hashes. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

function inputHash<I extends object>(input: I, differing: readonly string[]): string {
  const same = Object.entries(input).filter(([field]) => !differing.includes(field));
  return createHash('sha256')
    .update(JSON.stringify(canonical(Object.fromEntries(same))))
    .digest('base64url');
}

/**
 * Runs a command once per person, action and idempotency key. Its record is created in the command's own
 * transaction: either both are there or neither. Whatever a repeated call runs into, the record is looked
 * up and the first answer given again; another input under the same key is IDEMPOTENCY_KEY_REUSED.
 */
export async function once<I extends { readonly idempotencyKey: string }, R extends ResultIds, O>(
  { caller, clock, store }: Pick<Ports, 'clock' | 'store'> & { readonly caller: Caller },
  declared: Pick<Action, 'feature' | 'name'>,
  command: Command<I, R, O>,
): Promise<O> {
  const id = `${caller.account.id}:${declared.feature}.${declared.name}:${command.input.idempotencyKey}`;
  const hash = inputHash(command.input, command.differing ?? []);
  const record: RecordResult<R> = (tx, result) =>
    tx.create(idempotencyRecords, { id, inputHash: hash, result, expiresAtMs: clock.nowMs() + dayMs });
  try {
    return await command.run(record);
  } catch (error) {
    if (!(error instanceof AppError || error instanceof ConditionFailed)) throw error;
    const done = await store.get(idempotencyRecords, id);
    if (!done) throw error;
    if (done.inputHash !== hash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return command.replay(done.result as R);
  }
}
