import type { Order } from '../../collections/orders';
import { payOfWork } from '../../domain/money/cost';
import type { Fen } from '../../domain/money/money';

/** What all of an order earns, fen. */
export const orderTotalFen = ({ terms }: Pick<Order, 'terms'>): Fen => payOfWork(terms);

/** What a quantity of an order's work earns, fen. */
export const quantityFen = ({ terms }: Pick<Order, 'terms'>, quantity: number): Fen =>
  payOfWork({ payFen: terms.payFen, quantity });
