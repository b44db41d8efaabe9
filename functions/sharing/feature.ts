import { sharingContract } from '../../shared/contract/sharing';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { createShare } from './create-share';
import { myShares } from './my-shares';
import { openShare } from './open-share';

export const sharing = feature(
  sharingContract,
  ['wechat', 'files', 'hash'],
  {
    createShare,
    openShare,
    myShares,
  },
  [limitByPerson],
);
