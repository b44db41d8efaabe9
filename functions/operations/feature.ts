import { operationsContract } from '../../shared/contract/operations';
import { feature } from '../../shared/runtime/feature';
import { decidePicture } from './decide-picture';
import { decidePublisher } from './decide-publisher';
import { decideDispute } from './disputes/decide-dispute';
import { dispute } from './disputes/dispute';
import { disputes } from './disputes/disputes';
import { findOrder } from './find-order';
import { confirmFunding } from './funding/confirm-funding';
import { finishRefund } from './funding/finish-refund';
import { fundings } from './funding/fundings';
import { refunds } from './funding/refunds';
import { movePaperRequest, paperRequests } from './paper-requests';
import { pictures } from './pictures';
import { publishers } from './publishers';
import { reconciliations } from './reconciliations';
import { reviewTask } from './review-task';

export const operations = feature(operationsContract, ['files'], {
  publishers,
  decidePublisher,
  pictures,
  decidePicture,
  disputes,
  dispute,
  decideDispute,
  fundings,
  confirmFunding,
  refunds,
  finishRefund,
  reconciliations,
  paperRequests,
  movePaperRequest,
  reviewTask,
  findOrder,
});
