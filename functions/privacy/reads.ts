import { dataReads } from '../../shared/collections/data-reads';
import { publishers } from '../../shared/collections/tasks';
import type { privacyContract } from '../../shared/contract/privacy';
import { dataReadKinds } from '../../shared/domain/privacy/data-read-kinds';
import type { UseCase } from '../../shared/ports/context';

/** Who has read what of the caller, newest first. Errors: INVALID_INPUT (cursor). */
export const reads: UseCase<typeof privacyContract.reads> = async ({ limit, cursor }, { store, caller }) => {
  const page = { limit, cursor, order: 'desc' } as const;
  const { items, next } = await store.list(dataReads, 'account', [caller.account.id], page);
  const readers = items.map(({ readerId }) => readerId);
  const names = items.length === 0 ? [] : await store.getMany(publishers, readers);
  return {
    reads: items.map(({ as, kind, atMs }, at) => ({
      who: as === 'operator' ? '平台运营人员' : `发布方「${names[at]?.name ?? '已注销'}」`,
      what: dataReadKinds[kind],
      atMs,
    })),
    ...(next !== undefined && { next }),
  };
};
