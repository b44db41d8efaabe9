import { publishingContract } from '../../shared/contract/publishing';
import { feature } from '../../shared/runtime/feature';
import { admit } from './admit';
import { applicants } from './applicants';
import { closeTask } from './close-task';
import { createTask } from './create-task';
import { openTask } from './open-task';
import { refuse } from './refuse';
import { updateTask } from './update-task';

export const publishing = feature(publishingContract, ['wechat'], {
  createTask,
  updateTask,
  openTask,
  closeTask,
  applicants,
  admit,
  refuse,
});
