import { ordersContract } from '../../shared/contract/orders';
import { feature } from '../../shared/runtime/feature';
import { forTask } from './for-task';
import { get } from './get';
import { mine } from './mine';
import { overview } from './overview';
import { schedule } from './schedule';
import { signUp } from './sign-up/sign-up';
import { withdraw } from './withdraw';

export const orders = feature(ordersContract, ['hash'], {
  signUp,
  withdraw,
  mine,
  overview,
  schedule,
  get,
  forTask,
});
