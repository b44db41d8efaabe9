import type { WholeTask } from '../../shared/application/tasks/whole-task';
import type { OwnTask, TaskDraft } from '../../shared/contract/publishing';

/** The part of a task that its publisher writes. */
export const draftOf = (task: WholeTask): TaskDraft => ({
  title: task.title,
  category: task.category,
  type: task.type,
  description: task.description,
  serviceStandard: task.serviceStandard,
  requirements: task.requirements,
  bring: task.bring,
  cityCode: task.cityCode,
  placeName: task.placeName,
  address: task.address,
  pictureIds: task.pictureIds ?? [],
  longitude: task.longitude,
  latitude: task.latitude,
  payFen: task.payFen,
  payUnit: task.payUnit,
  places: task.places,
  admission: task.admission,
  minAge: task.minAge,
  signUpDeadlineMs: task.signUpDeadlineMs,
  sessions: task.sessions,
  quantity: task.quantity,
  perks: task.perks,
  settlementCycle: task.settlementCycle,
  ...(task.photoCheckIn !== undefined && { photoCheckIn: task.photoCheckIn }),
});

/** A task as its publisher sees it. */
export const ownTaskView = (task: WholeTask): OwnTask => ({
  ...draftOf(task),
  taskId: task.id,
  status: task.status,
  termsVersion: task.termsVersion,
});
