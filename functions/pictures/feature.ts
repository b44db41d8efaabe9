import { picturesContract } from '../../shared/contract/pictures';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { done } from './done';
import { ofOrders } from './of-orders';
import { ticket } from './ticket';

export const pictures = feature(picturesContract, ['files', 'hash'], { ticket, done, ofOrders }, [
  limitByPerson,
]);
