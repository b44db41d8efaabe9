/** @jest-environment node */
import { currentShell, raiseShell, type Shell } from './shell';

const shell = (): Shell => ({
  askConsent: async () => true,
  askPrivacy: async () => ({ event: 'disagree' }),
});

it('answers the shell of the page on top, also after a return to an older page', () => {
  const [first, second] = [shell(), shell()];
  const lowerFirst = raiseShell(first);
  const lowerSecond = raiseShell(second);
  expect(currentShell()).toBe(second);
  // A tab comes back to the front without being made anew.
  raiseShell(first);
  expect(currentShell()).toBe(first);
  lowerFirst();
  expect(currentShell()).toBe(second);
  lowerSecond();
  expect(currentShell()).toBeUndefined();
});
