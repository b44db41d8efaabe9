import { type CommandResult, idempotencyRecords } from '../../collections/idempotency';
import type { Access, Action } from '../../contract/action';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import type { Caller, Ports, ServiceCaller } from '../../ports/context';
import { ConditionFailed, type Transaction } from '../../ports/store';
import { inputHash, inputText, isHashOf } from './input-hash';

/** Writes what a command made under its idempotency key. */
export type RecordResult<R extends CommandResult> = (tx: Transaction, result: R) => void;

interface Command<I, R extends CommandResult, O> {
  readonly input: I;
  /** Fields that may differ between tries of one command, such as a fresh login code. */
  readonly differing?: readonly (keyof I & string)[];
  /** Must call `record` as the first write of its transaction. */
  run(record: RecordResult<R>): Promise<O>;
  /** Builds the answer of a command that is already done. */
  replay(result: R): Promise<O>;
}

/** A command that may be given under a key: somebody must be known whose key it is. */
type Declared = Pick<
  Action<unknown, unknown, Exclude<Access, 'public'>>,
  'feature' | 'name' | 'access' | 'keyLifeMs'
>;

type IdempotencyContext = Pick<Ports, 'store' | 'clock' | 'hash'> & {
  /** Nobody stands behind a timer. */
  readonly caller?: Caller | ServiceCaller | undefined;
};

/** Whose key it is: a person, a program, or the system itself by a timer. Account ids have no dot and 16 characters. */
function subjectOf({ caller }: IdempotencyContext, { access }: Declared): string {
  if (caller) return 'service' in caller ? `service.${caller.service.id}` : caller.account.id;
  if (access !== 'timer') throw new Error('an idempotency key without a subject');
  return 'system';
}

/**
 * Runs a command once per subject, action and idempotency key, for as long as the action declares (a day). Its
 * record is created in the command's own transaction: either both are there or neither. Whatever a repeated
 * call runs into, the record is looked up and the first answer given again; another input under the same key
 * is IDEMPOTENCY_KEY_REUSED.
 */
export async function once<I extends { readonly idempotencyKey: string }, R extends CommandResult, O>(
  context: IdempotencyContext,
  declared: Declared,
  command: Command<I, R, O>,
): Promise<O> {
  const { clock, hash, store } = context;
  const { feature, name, keyLifeMs = dayMs } = declared;
  const id = `${subjectOf(context, declared)}:${feature}.${name}:${command.input.idempotencyKey}`;
  const text = inputText(command.input, command.differing ?? []);
  const record: RecordResult<R> = (tx, result) =>
    tx.create(idempotencyRecords, {
      id,
      inputHash: inputHash(hash, id, text),
      result,
      expiresAtMs: clock.nowMs() + keyLifeMs,
    });
  try {
    return await command.run(record);
  } catch (error) {
    if (!(error instanceof AppError || error instanceof ConditionFailed)) throw error;
    const done = await store.get(idempotencyRecords, id);
    if (!done) throw error;
    if (!isHashOf(done.inputHash, hash, id, text)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return command.replay(done.result as R);
  }
}
