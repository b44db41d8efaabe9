import { sharingContract } from '../../shared/contract/sharing';
import { cloudPorts } from '../../shared/runtime/compose-aws';
import { feature } from '../../shared/runtime/feature';
import { onLambda } from '../../shared/runtime/on-lambda';
import { createShare } from './create-share';
import { myShares } from './my-shares';
import { openShare } from './open-share';

export const sharing = feature(sharingContract, { createShare, openShare, myShares });

export const handler = onLambda(sharing, cloudPorts);
