import { publishingContract } from '../../shared/contract/publishing';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { admit } from './applicants/admit';
import { applicants } from './applicants/applicants';
import { decideAll } from './applicants/decide-all';
import { refuse } from './applicants/refuse';
import { undoDecisions } from './applicants/undo-decisions';
import { contact, setContact } from './contact';
import { cancelFunding } from './funding/cancel-funding';
import { cost } from './funding/cost';
import { funds } from './funding/funds';
import { accept } from './orders/accept';
import { acceptSeveral } from './orders/accept-several';
import { applyResults } from './orders/apply-results';
import { cancelOrder } from './orders/cancel-order';
import { onSiteCode } from './orders/on-site-code';
import { order } from './orders/order';
import { readResults } from './orders/read-results';
import { returnWork } from './orders/return-work';
import { toAccept } from './orders/to-accept';
import { mine } from './own-tasks/mine';
import { task } from './own-tasks/task';
import { statement } from './statement';
import { changeTerms } from './tasks/change-terms';
import { closeTask } from './tasks/close-task';
import { createTask } from './tasks/create-task';
import { openTask } from './tasks/open-task';
import { updateTask } from './tasks/update-task';

export const publishing = feature(
  publishingContract,
  ['wechat', 'files', 'hash', 'settings'],
  {
    createTask,
    updateTask,
    changeTerms,
    openTask,
    cost,
    cancelFunding,
    funds,
    closeTask,
    applicants,
    admit,
    refuse,
    cancelOrder,
    onSiteCode,
    toAccept,
    order,
    accept,
    acceptSeveral,
    returnWork,
    readResults,
    applyResults,
    setContact,
    contact,
    decideAll,
    undoDecisions,
    mine,
    task,
    statement,
  },
  [limitByPerson],
);
