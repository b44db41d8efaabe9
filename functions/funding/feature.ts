import { fundingContract } from '../../shared/contract/funding';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { checkPayment } from './check-payment';
import { due } from './due';
import { payByCode } from './pay-by-code';
import { payByWeChat } from './pay-by-wechat';

/** Apart from `publishing`, for the keys of WeChat Pay enter here. */
export const funding = feature(
  fundingContract,
  ['hash', 'funding', 'rails'],
  { due, payByWeChat, payByCode, checkPayment },
  [limitByPerson],
);
