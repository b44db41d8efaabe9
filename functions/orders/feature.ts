import { ordersContract } from '../../shared/contract/orders';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { agenda } from './agenda';
import { agree } from './agree';
import { checkIn, checkOut } from './attend/attend';
import { cancelPreview } from './cancel-preview';
import { answerDispute } from './disputes/answer-dispute';
import { dispute } from './disputes/dispute';
import { disputeOf } from './disputes/dispute-of';
import { forTask } from './for-task';
import { get } from './get';
import { handIn } from './hand-in';
import { leave } from './leave';
import { mine } from './mine';
import { overview } from './overview';
import { rate } from './rate';
import { schedule } from './schedule';
import { signUp } from './sign-up/sign-up';
import { acceptTerms } from './terms/accept-terms';
import { declineTerms } from './terms/decline-terms';
import { withdraw } from './withdraw';

export const orders = feature(
  ordersContract,
  ['hash', 'wechat'],
  {
    signUp,
    withdraw,
    mine,
    overview,
    schedule,
    get,
    forTask,
    agenda,
    checkIn,
    checkOut,
    handIn,
    cancelPreview,
    leave,
    acceptTerms,
    declineTerms,
    agree,
    dispute,
    answerDispute,
    disputeOf,
    rate,
  },
  [limitByPerson],
);
