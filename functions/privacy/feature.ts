import { privacyContract } from '../../shared/contract/privacy';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { copy } from './copy';
import { askToLeave, cancellation, comeBack } from './leaving';
import { reads } from './reads';

/** Apart from `account`, for it reads all that there is of somebody. */
export const privacy = feature(
  privacyContract,
  ['wechat', 'files', 'hash', 'signIn'],
  { cancellation, askToLeave, comeBack, copy, reads },
  [limitByPerson],
);
