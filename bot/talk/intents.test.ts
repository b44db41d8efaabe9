import { asking, asksForWork, telling } from './intents';

test.each(asking.map(([pattern, example]) => [example, pattern]))('%s asks for work', (example, pattern) => {
  expect(example).toMatch(new RegExp(pattern));
  expect(asksForWork(example)).toBe(true);
});

test.each(telling.map(([pattern, example]) => [example, pattern]))('%s does not', (example, pattern) => {
  expect(example).toMatch(new RegExp(pattern));
  expect(asking.some(([each]) => new RegExp(each).test(example))).toBe(true);
  expect(asksForWork(example)).toBe(false);
});
