import { defaultQuietHours } from './quiet-hours';

test('given a group that says nothing of it, then nobody is woken', () => {
  expect(defaultQuietHours).toEqual({ quietFromHour: 22, quietToHour: 8 });
});
