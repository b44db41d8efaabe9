import { freshIdentity } from '../../shared/application/account/wechat-identity';
import { setDeadline } from '../../shared/application/deadlines/deadlines';
import { copyOf } from '../../shared/application/privacy/copy-of';
import { copyKey, copyKind, copyLifeMs } from '../../shared/application/privacy/data-copies';
import { dataCopies } from '../../shared/collections/data-copies';
import type { privacyContract } from '../../shared/contract/privacy';
import { shanghaiDate } from '../../shared/domain/calendar/calendar';
import type { Context, UseCase } from '../../shared/ports/context';

/** The copy that lies ready, or where one is to be put: its end is set before it is there. */
async function placeOf({ store, clock, ids, caller }: Context<'person'>) {
  const subject = caller.account.id;
  return store.transact(async (tx) => {
    const known = await tx.get(dataCopies, subject);
    const madeAtMs = clock.nowMs();
    if (known && known.expiresAtMs > madeAtMs) return { ...known, isNew: false };
    const expiresAtMs = madeAtMs + copyLifeMs;
    // What is over goes by its deadline; under one name it is simply replaced.
    const copy = { id: subject, fileId: known?.fileId ?? ids.newId(), madeAtMs, expiresAtMs };
    await setDeadline(tx, { clock }, { kind: copyKind, subject, dueAtMs: expiresAtMs });
    if (known) tx.update(dataCopies, copy);
    else tx.create(dataCopies, copy);
    return { ...copy, isNew: true };
  });
}

/**
 * Makes a copy of all that is held of the caller, once a day, and answers where it is; a fresh login code proves that the person
 * of the session holds the phone. Errors: WECHAT_IDENTITY_MISMATCH, and those of WeChat.
 */
export const copy: UseCase<typeof privacyContract.copy, 'wechat' | 'hash' | 'signIn' | 'files'> = async (
  { loginCode },
  context,
) => {
  await freshIdentity(context, loginCode);
  const { store, files, caller } = context;
  const { fileId, madeAtMs, expiresAtMs, isNew } = await placeOf(context);
  const key = copyKey(fileId);
  if (isNew || !(await files.head(key)))
    await files.put(key, await copyOf(store, caller.account.id, madeAtMs), 'application/zip');
  const name = `我的信息副本-${shanghaiDate(madeAtMs)}.zip`;
  return { file: { url: await files.readUrl(key), name }, madeAtMs, expiresAtMs };
};
