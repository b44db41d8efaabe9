import { avatarsOf } from '../../shared/application/pictures/avatars';
import { pictureAddress } from '../../shared/application/pictures/picture-address';
import { picturesOfDispute, picturesOfWork } from '../../shared/application/pictures/shown-pictures';
import { disputes } from '../../shared/collections/disputes';
import { type Order, orders } from '../../shared/collections/orders';
import { works } from '../../shared/collections/works';
import type { picturesContract } from '../../shared/contract/pictures';
import type { UseCase } from '../../shared/ports/context';

const otherSide = ({ accountId, publisherId }: Order, own: string): string =>
  accountId === own ? publisherId : accountId;

/** What both sides of orders have shown, to either of them; whoever is neither gets nothing. Errors: none. */
export const ofOrders: UseCase<typeof picturesContract.ofOrders, 'files'> = async ({ orderIds }, context) => {
  const { store, caller } = context;
  const accountId = caller.account.id;
  const [found, done, disputed] = await Promise.all([
    store.getMany(orders, orderIds),
    store.getMany(works, orderIds),
    store.getMany(disputes, orderIds),
  ]);
  const own = found.flatMap((order, at) =>
    order && (order.accountId === accountId || order.publisherId === accountId) ? [{ order, at }] : [],
  );
  const ids = own.flatMap(({ at }) => {
    const [work, dispute] = [done[at], disputed[at]];
    return [...(work ? picturesOfWork(work) : []), ...(dispute ? picturesOfDispute(dispute) : [])];
  });
  const [pictures, faces] = await Promise.all([
    pictureAddress(context, ids, 'party'),
    avatarsOf(
      context,
      own.map(({ order }) => otherSide(order, accountId)),
    ),
  ]);
  const avatars = own.flatMap(({ order }) => {
    const url = faces.get(otherSide(order, accountId));
    return url === undefined ? [] : [{ orderId: order.id, url }];
  });
  return { pictures, avatars };
};
