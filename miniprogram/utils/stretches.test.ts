import { sessionsOf, withStretch } from './stretches';

const at = (text: string) => Date.parse(`${text}:00+08:00`);

describe('stretches of work', () => {
  it('are a session for every day from the first to the last', () => {
    const stretch = { fromDate: '2026-12-01', toDate: '2026-12-02', start: '13:00', end: '21:00' };
    expect(sessionsOf(stretch)).toEqual([
      { startMs: at('2026-12-01T13:00'), endMs: at('2026-12-01T21:00') },
      { startMs: at('2026-12-02T13:00'), endMs: at('2026-12-02T21:00') },
    ]);
  });

  it('go on over midnight, and a whole day is a day', () => {
    const night = { fromDate: '2026-12-31', toDate: '2026-12-31', start: '22:00', end: '06:30' };
    expect(sessionsOf(night)).toEqual([{ startMs: at('2026-12-31T22:00'), endMs: at('2027-01-01T06:30') }]);
    const whole = { ...night, start: '08:00', end: '08:00' };
    expect(sessionsOf(whole)).toEqual([{ startMs: at('2026-12-31T08:00'), endMs: at('2027-01-01T08:00') }]);
  });

  it('are none where the last day is before the first', () => {
    expect(
      sessionsOf({ fromDate: '2026-12-02', toDate: '2026-12-01', start: '08:00', end: '09:00' }),
    ).toEqual([]);
  });

  it('come among those that are there, in order, and not twice', () => {
    const one = { fromDate: '2026-12-05', toDate: '2026-12-05', start: '08:00', end: '12:00' };
    const both = { ...one, fromDate: '2026-12-04' };
    const sessions = withStretch(sessionsOf(one), both);
    expect(sessions).toEqual(sessionsOf(both));
  });
});
