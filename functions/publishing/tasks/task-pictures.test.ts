import { judgePicture } from '../../../shared/application/pictures/take-verdict';
import { pictures } from '../../../shared/collections/pictures';
import { mostPictures } from '../../../shared/domain/tasks/task-form';
import { uploadedPicture } from '../../../tests/support/data/pictures';
import { draftTask, openTask } from '../../../tests/support/data/tasks';
import { type Actor, createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const upload = () => uploadedPicture(system, zhao, 'task');
const change = (taskId: string, pictureIds: readonly string[]) =>
  zhao.call('publishing/updateTask', { taskId, changes: { pictureIds } });

test('given pictures of a task, when they pass, then people see them, for an hour; before and after not', async () => {
  const pictureIds: [string, string, string] = [await upload(), await upload(), await upload()];
  const taskId = await openTask(system, zhao, { pictureIds });
  await system.timer('tick');
  const shown = async () => (await system.stranger.get('tasks/get', { taskId })).task.pictures;
  expect(await shown()).toEqual([]);
  await judgePicture(system.ports, pictureIds[0], 'pass');
  await judgePicture(system.ports, pictureIds[1], 'risky');
  expect(await shown()).toEqual([
    {
      pictureId: pictureIds[0],
      status: 'ready',
      url: expect.stringContaining(pictureIds[0]),
      widthPixels: 4,
      heightPixels: 3,
    },
  ]);
  const own = await zhao.get('publishing/task', { taskId });
  expect(own.pictures.map(({ status }: { status: string }) => status)).toEqual([
    'ready',
    'refused',
    'checking',
  ]);
  expect(own.pictures.map(({ url }: { url?: string }) => url !== undefined)).toEqual([true, false, true]);
});

test('given pictures, when some are taken out or put into another task, then each stands in one, or goes', async () => {
  const [one, two] = [await upload(), await upload()];
  const taskId = await draftTask(system, zhao, { pictureIds: [one] });
  await system.timer('tick');
  const other = await draftTask(system, zhao);
  expect((await change(other, [one])).error?.code).toBe('PICTURE_USED');
  expect((await change(taskId, [two])).data.task.pictureIds).toEqual([two]);
  await system.timer('tick');
  expect(await system.ports.store.get(pictures, one)).toBeUndefined();
  expect((await change(taskId, [one])).error?.code).toBe('PICTURE_NOT_FOUND');
  const avatar = await uploadedPicture(system, zhao, 'avatar');
  const foreign = await uploadedPicture(system, await system.publisher('sun'), 'task');
  for (const wrong of [avatar, foreign])
    expect((await change(taskId, [two, wrong])).error?.code).toBe('PICTURE_NOT_FOUND');
  const many = Array.from({ length: mostPictures + 1 }, () => two);
  expect((await change(taskId, many)).error?.code).toBe('INVALID_INPUT');
});
