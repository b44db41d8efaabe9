import { loginRecords as collection } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import { maskIp } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';

/** The own login records, newest first; the IP address is masked. */
export const loginRecords: UseCase<typeof accountContract.loginRecords> = async (
  input,
  { store, caller },
) => {
  const { items, next } = await store.list(collection, 'account', [caller.account.id], {
    limit: input.limit,
    order: 'desc',
    cursor: input.cursor,
  });
  return {
    records: items.map(({ atMs, ip, device }) => ({ atMs, ip: maskIp(ip), device })),
    ...(next && { next }),
  };
};
