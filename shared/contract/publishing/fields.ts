import * as z from 'zod';
import { mostLines, mostPictures, taskForms, taskNumbers } from '../../domain/tasks/task-form';
import type { TextForm } from '../../domain/text/typed-text';
import * as f from '../fields';
import { text } from '../typed';
import { wants } from '../wants';

/** A list of short lines. */
const list = (name: string, line: TextForm, description: string) =>
  wants(`${name}最多 ${mostLines} 条`, z.array(text(line)).max(mostLines).describe(description));

export const draft = {
  title: text(taskForms.title).describe('One line.'),
  category: f.category,
  type: f.taskType,
  description: text(taskForms.description).describe('What there is to do.'),
  serviceStandard: text(taskForms.serviceStandard).describe('What counts as done well.'),
  requirements: list('要求', taskForms.requirements, 'What the person must be or know.'),
  bring: list('携带物品', taskForms.bring, 'What the person brings along.'),
  cityCode: f.cityCode,
  placeName: text(taskForms.placeName).describe('What the place is called.'),
  address: text(taskForms.address).describe('Where to come.'),
  pictureIds: wants(
    `任务照片最多 ${mostPictures} 张`,
    z
      .array(f.pictureId)
      .max(mostPictures)
      .describe('Own pictures, uploaded for this; people see each once it has passed.'),
  ).exactOptional(),
  longitude: f.longitude,
  latitude: f.latitude,
  payFen: f.payFen,
  payUnit: f.payUnit,
  places: wants(
    taskNumbers.places.wants,
    z
      .int()
      .min(taskNumbers.places.min)
      .max(taskNumbers.places.max)
      .describe('How many people the task takes.'),
  ),
  admission: f.admission,
  minAge: wants(
    taskNumbers.minAge.wants,
    z.int().min(taskNumbers.minAge.min).max(taskNumbers.minAge.max).describe('The least age, full years.'),
  ),
  signUpDeadlineMs: f.signUpDeadlineMs,
  sessions: f.sessions,
  quantity: f.quantity,
  perks: f.perks,
  settlementCycle: f.settlementCycle,
  photoCheckIn: wants(
    '请选择是否用照片打卡',
    z.boolean().describe('Whether workers may check in by a photo.'),
  ).exactOptional(),
};

export const draftTask = z.strictObject(draft);

export type TaskDraft = z.output<typeof draftTask>;

/** The same as it is sent: the pay is a plain number. */
export type TaskDraftInput = z.input<typeof draftTask>;

export const ownTask = draftTask
  .extend({
    taskId: f.taskId,
    status: f.taskStatus,
    termsVersion: f.termsVersion,
  })
  .meta({ id: 'OwnTask', description: 'A task as its publisher sees it.' });

export type OwnTask = z.output<typeof ownTask>;

export const moderation = ['CONTENT_REJECTED', 'TASK_FORBIDDEN', 'SESSION_EXPIRED'] as const;
