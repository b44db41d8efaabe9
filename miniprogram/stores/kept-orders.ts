import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { session } from './session';

export type Agenda = OutputOf<typeof contract.orders.agenda>;
export type OrderAnswer = OutputOf<typeof contract.orders.get>;

/** What was seen of the own orders last, for a cellar without a network. */
interface Kept {
  readonly accountId: string;
  readonly agenda?: Agenda;
  /** Newest first. */
  readonly orders: readonly OrderAnswer[];
}

const storageKey = 'orders';
/** As many as anybody goes to in the next days. */
const mostOrders = 10;

/** Of whoever is signed in; another person's is nothing. */
function kept(): Kept {
  const accountId = session.get()?.accountId ?? '';
  const found: Kept | '' = wx.getStorageSync(storageKey);
  return found && found.accountId === accountId ? found : { accountId, orders: [] };
}

export const keptAgenda = (): Agenda | undefined => kept().agenda;

export const keptOrder = (orderId: string): OrderAnswer | undefined =>
  kept().orders.find(({ order }) => order.orderId === orderId);

export function keepAgenda(agenda: Agenda): void {
  wx.setStorageSync(storageKey, { ...kept(), agenda });
}

/** Keeps an order as it was answered, without the number of the publisher: that is somebody else's. */
export function keepOrder(answer: OrderAnswer): void {
  const { phone: _phone, ...day } = answer.day ?? {};
  const known = { ...answer, ...(answer.day && { day }) };
  const { orderId } = answer.order;
  const others = kept().orders.filter(({ order }) => order.orderId !== orderId);
  wx.setStorageSync(storageKey, { ...kept(), orders: [known, ...others].slice(0, mostOrders) });
}
