import { questionIn } from './question';

test.each(['aB3dE5gH7jK9mN1p', 'abcdEFGHijklMNOP', 'ABCDefghIJKLmnop'])(
  'given %s, then it may be a task',
  (taskId) => {
    expect(questionIn(taskId)).toEqual({ kind: 'task', taskId });
  },
);

test.each([
  'internationalize',
  'Internationalize',
  'INTERNATIONALIZE',
  'aB3dE5gH7jK9mN1',
  'aB3dE5gH7jK9mN1p0',
])('given %s, then it is a word like others', (word) => {
  expect(questionIn(word)).toBeUndefined();
});
