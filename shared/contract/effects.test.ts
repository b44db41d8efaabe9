import { isKeyed } from './action';
import { actions } from './contract';

test('whatever carries an idempotency key is a command', () => {
  const keyed = actions.filter(isKeyed);
  expect(keyed.map(({ name }) => name)).toEqual(expect.arrayContaining(['signUp', 'createTask']));
  for (const { feature, name, effect } of keyed)
    expect([`${feature}/${name}`, effect]).toEqual([`${feature}/${name}`, 'command']);
});
