import type { Order } from '../../collections/orders';
import type { Fen } from '../../domain/money/money';
import { totalFen } from '../../domain/money/pay';

/** What all of an order earns, fen. */
export const orderTotalFen = ({ terms }: Pick<Order, 'terms'>): Fen => totalFen(terms);

/** What a quantity of an order's work earns, fen. */
export const quantityFen = ({ terms }: Pick<Order, 'terms'>, quantity: number): Fen =>
  totalFen({ payFen: terms.payFen, quantity });
