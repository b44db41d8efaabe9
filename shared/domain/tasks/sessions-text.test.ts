import { sessionLines, sessionsText } from './sessions-text';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
/** 2026-11-26 is a Thursday. */
const nowMs = at('2026-11-26T10:00');
const on = (dates: readonly string[], from: string, to: string) =>
  dates.map((date) => {
    const startMs = at(`${date}T${from}`);
    const endMs = to === '24:00' ? at(`${date}T23:59`) + 60_000 : at(`${date}T${to}`);
    return { startMs, endMs: endMs <= startMs ? endMs + 86_400_000 : endMs };
  });
const december = (...days: number[]) => days.map((day) => `2026-12-${String(day).padStart(2, '0')}`);

test.each([
  ['one day', on(december(5), '08:30', '17:30'), '12月5日 周六 08:30–17:30'],
  ['tomorrow', on(['2026-11-27'], '06:00', '11:00'), '明天 周五 06:00–11:00'],
  ['a night', on(december(1), '22:00', '06:00'), '12月1日 22:00–次日 06:00'],
  ['until midnight', on(december(1), '18:00', '24:00'), '12月1日 周二 18:00–24:00'],
  ['days in a row', on(december(1, 2), '13:00', '21:00'), '每天 13:00–21:00，12月1日–2日'],
  ['over the year', on(['2026-12-31', '2027-01-01'], '13:00', '21:00'), '每天 13:00–21:00，12月31日–1月1日'],
  ['a weekend', on(december(5, 6), '13:00', '19:00'), '周六、周日 13:00–19:00，12月5日–6日'],
  ['weekends', on(december(5, 6, 12, 13), '13:00', '19:00'), '周六、周日 13:00–19:00，12月5日–13日'],
  ['workdays', on(december(1, 2, 3, 4, 7, 8), '09:00', '12:00'), '周一至周五 09:00–12:00，12月1日–8日'],
  ['Tuesdays', on(december(1, 8, 15), '19:00', '21:00'), '周二 19:00–21:00，12月1日–15日'],
  ['days here and there', on(december(1, 3, 8), '13:00', '21:00'), '12月1日、3日、8日 13:00–21:00'],
  ['free hours', on(december(1, 2, 3), '00:00', '24:00'), '12月1日–3日 时间自由'],
  ['one free day', on(december(1), '00:00', '24:00'), '12月1日 周二 时间自由'],
  [
    'a period of before',
    [{ startMs: at('2026-12-01T09:00'), endMs: at('2026-12-10T21:00') }],
    '12月1日–10日',
  ],
])('given %s, when it is told, then in one line: %#', (_, sessions, text) => {
  expect(sessionLines(sessions, nowMs)).toEqual([text]);
  expect(sessionsText(sessions, nowMs)).toBe(text);
});

test('given many dates without order, when they are told, then all of them alone and their range in a list', () => {
  const sessions = on(december(1, 3, 4, 8, 9, 17), '13:00', '21:00');
  expect(sessionLines(sessions, nowMs)).toEqual(['12月1日、3日、4日、8日、9日、17日 每天 13:00–21:00']);
  expect(sessionsText(sessions, nowMs)).toBe('12月1日–17日 共 6 天');
});

test('given different hours, when they are told, then a line for each, and the days in a list', () => {
  const [first, second] = [on(december(1), '08:00', '12:00'), on(december(2, 3), '13:00', '21:00')];
  expect(sessionLines([...first, ...second], nowMs)).toEqual([
    '12月1日 周二 08:00–12:00',
    '每天 13:00–21:00，12月2日–3日',
  ]);
  expect(sessionsText([...first, ...second], nowMs)).toBe('12月1日–3日 共 3 天');
  const day = [...on(december(1), '08:00', '12:00'), ...on(december(1), '13:00', '17:00')];
  expect(sessionsText(day, nowMs)).toBe('12月1日 周二 分 2 段');
});
