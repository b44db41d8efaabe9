import { agreements } from '../../../shared/contract/agreements';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

test('given nobody signed in, when the agreements are asked for, then all current texts are answered', async () => {
  const answered = await system.stranger.get('account/agreements');
  expect(answered.agreements).toEqual(agreements);
  expect(answered.agreements.length).toBeGreaterThanOrEqual(3);
  for (const { sections } of answered.agreements) expect(sections.length).toBeGreaterThan(0);
});

test('given an unknown field, when the agreements are asked for, then the input is refused', async () => {
  const answer = await system.stranger.call('account/agreements', { lang: 'en' });
  expect(answer).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT' } });
});
