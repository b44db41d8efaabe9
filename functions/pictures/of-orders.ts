import { pictureAddress } from '../../shared/application/pictures/picture-address';
import { type Dispute, disputes } from '../../shared/collections/disputes';
import { orders } from '../../shared/collections/orders';
import { type Work, works } from '../../shared/collections/works';
import type { picturesContract } from '../../shared/contract/pictures';
import type { UseCase } from '../../shared/ports/context';

/** As many as are read at once. */
const mostIds = 100;

const ofWork = ({ attendances, handIn }: Work): string[] => [
  ...attendances.flatMap((attendance) =>
    [attendance.in, attendance.out].flatMap((mark) => (mark?.picture ? [mark.picture.id] : [])),
  ),
  ...(handIn?.pictures ?? []).map(({ id }) => id),
];

const ofDispute = ({ statements }: Dispute): string[] =>
  statements.flatMap(({ pictures }) => pictures.map(({ id }) => id));

/** What both sides of orders have shown, to either of them; whoever is neither gets nothing. Errors: none. */
export const ofOrders: UseCase<typeof picturesContract.ofOrders, 'files'> = async ({ orderIds }, context) => {
  const { store, caller } = context;
  const accountId = caller.account.id;
  const [found, done, disputed] = await Promise.all([
    store.getMany(orders, orderIds),
    store.getMany(works, orderIds),
    store.getMany(disputes, orderIds),
  ]);
  const ids = found.flatMap((order, at) => {
    if (!order || (order.accountId !== accountId && order.publisherId !== accountId)) return [];
    const [work, dispute] = [done[at], disputed[at]];
    return [...(work ? ofWork(work) : []), ...(dispute ? ofDispute(dispute) : [])];
  });
  const batches = Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, at) =>
    ids.slice(at * mostIds, (at + 1) * mostIds),
  );
  const views = await Promise.all(batches.map((batch) => pictureAddress(context, batch, 'party')));
  return { pictures: views.flat() };
};
