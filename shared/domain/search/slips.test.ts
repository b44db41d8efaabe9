import { isOneSlipAway } from './slips';

test.each([
  ['cosplay', 'cosply', true],
  ['cosplay', 'cosplayy', true],
  ['cosplay', 'cosplai', true],
  ['cosplay', 'cosplya', true],
  ['cosplay', 'ocsplay', true],
  ['aab', 'ab', true],
  ['cosplay', 'cosplay', false],
  ['cosplay', 'cospl', false],
  ['cosplay', 'cosllai', false],
  ['abcd', 'badc', false],
  ['abcd', 'bcda', false],
])('%s and %s: %p', (one, other, isIt) => {
  expect([isOneSlipAway(one, other), isOneSlipAway(other, one)]).toEqual([isIt, isIt]);
});
