import { applicantActions } from './applicant-actions';
import { fundingActions } from './funding-actions';
import { taskActions } from './task-actions';
import { workActions } from './work-actions';

export type { Applicant, DecisionOutcome } from './applicant-actions';
export type { OwnTask, TaskDraft, TaskDraftInput } from './fields';
export type { Moderation, OwnTaskCard, OwnTaskList } from './task-actions';

/** All that publishers do. */
export const publishingContract = {
  ...taskActions,
  ...fundingActions,
  ...applicantActions,
  ...workActions,
};
