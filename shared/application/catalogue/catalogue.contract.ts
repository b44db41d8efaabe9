import { storeOpenTasks } from '../../../tests/support/data/tasks';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';
import { dayMs, hourMs } from '../../domain/calendar/calendar';
import type { Asked, Catalogue, FoundRow, Question } from '../../ports/catalogue';

const city = '370200';
const centre = { longitude: 120.36, latitude: 36.08 };

/** What every catalogue keeps to; `open` makes one over the documents and files of a system. */
export function catalogueContract(name: string, open: (system: TestSystem) => Catalogue): void {
  describe(`${name} finds tasks`, () => {
    let system: TestSystem;
    let catalogue: Catalogue;
    beforeEach(async () => {
      system = await createTestSystem();
      catalogue = open(system);
    });
    afterEach(() => system.close());

    const fixed = () => ({ asOfMs: system.clock.nowMs() });
    const find = (question: Partial<Question> = {}, asked: Partial<Asked> = {}) =>
      catalogue.find(
        { cities: [city], ...question },
        { sort: 'newest', limit: 50, fixed: fixed(), ...asked },
      );
    const ids = (rows: readonly FoundRow[]) => rows.map(({ id }) => id);
    const all = async (question: Partial<Question>, sort: Asked['sort'], limit: number) => {
      const found: string[] = [];
      let after: FoundRow | undefined;
      for (;;) {
        const page = await find(question, { sort, limit, after });
        found.push(...ids(page.rows));
        after = page.rows.at(-1);
        if (!page.hasMore) return found;
      }
    };

    test('given no task, then nothing is found, counted or suggested', async () => {
      expect(await find()).toMatchObject({ rows: [], total: 0, hasMore: false });
      expect(await catalogue.counts({ cities: [city] })).toEqual({ total: 0, types: [], districts: [] });
      expect(await catalogue.suggest(city)).toEqual([]);
      expect(await catalogue.cities()).toEqual([]);
    });

    test.each(['newest', 'pay', 'deadline', 'soonest', 'nearest'] as const)(
      'given pages by %s, then together they are one large page, full ones last',
      async (sort) => {
        const nowMs = system.clock.nowMs();
        await storeOpenTasks(system, 48, (at) => ({
          ...centre,
          latitude: centre.latitude + (at % 5) / 100,
          payFen: 1_000 + (at % 4) * 100,
          signUpDeadlineMs: nowMs + dayMs + (at % 3) * hourMs,
          ...(at % 6 === 0 && { room: 'none' as const }),
        }));
        const question = { near: centre };
        const whole = (await find(question, { sort })).rows;
        expect(whole).toHaveLength(48);
        expect(whole.slice(-8).every(({ isFull }) => isFull)).toBe(true);
        for (const limit of [1, 5, 47]) expect(await all(question, sort, limit)).toEqual(ids(whole));
      },
    );

    test('given tasks of two cities, when both are asked, then the nearest come first whichever theirs is', async () => {
      const stored = await storeOpenTasks(system, 10, (at) => ({
        ...centre,
        longitude: centre.longitude + at / 100,
        cityCode: at % 2 === 0 ? city : '370700',
      }));
      const question = { cities: [city, '370700'], near: centre };
      expect(ids((await find(question, { sort: 'nearest' })).rows)).toEqual(stored.map(({ id }) => id));
      expect((await find(question)).total).toBe(10);
    });

    test('given words, then what carries them is found, best first, and slips are forgiven where little is found', async () => {
      const titles = ['超市收银员', '书店收银', '海边引导员'];
      await storeOpenTasks(system, 3, (at) => ({ title: titles[at] ?? '', placeName: '五四广场' }));
      const found = async (words: string) =>
        (await find({ words }, { sort: 'relevant' })).rows.map(({ task }) => task.title).sort();
      expect(await found('收银')).toEqual(['书店收银', '超市收银员'].sort());
      expect(await found('五四广场')).toHaveLength(3);
      expect(await found('厨师')).toEqual([]);
    });

    test('given facts of tasks, then each can be asked for, and counts say what one would find', async () => {
      await storeOpenTasks(system, 12, (at) => ({
        type: at % 3 === 0 ? ('sales' as const) : ('catering' as const),
        district: at % 2 === 0 ? '市南区' : '市北区',
        minAge: at < 6 ? 18 : 30,
        admission: at % 4 === 0 ? ('reviewed' as const) : ('first-come' as const),
      }));
      const questions: Partial<Question>[] = [
        { types: ['sales'] },
        { districts: ['市南区'] },
        { age: 20 },
        { admission: 'reviewed' },
        { types: ['sales', 'catering'], districts: ['市北区'], age: 20 },
      ];
      for (const question of questions) {
        const { total } = await catalogue.counts({ cities: [city], ...question });
        expect((await find(question)).rows).toHaveLength(total);
      }
      expect((await catalogue.counts({ cities: [city] })).types).toEqual([
        { type: 'catering', tasks: 8 },
        { type: 'sales', tasks: 4 },
      ]);
    });

    test('given names, then they are suggested, and places are known', async () => {
      await storeOpenTasks(system, 2, () => ({ placeName: '台东步行街', district: '市北区' }));
      const suggested = (await catalogue.suggest(city, '台东')).find(({ kind }) => kind === 'place');
      expect(suggested).toEqual({ kind: 'place', text: '台东步行街', tasks: 2 });
      const geography = await catalogue.geography([city]);
      expect(geography.districts).toEqual(['市北区']);
      expect([geography.knowsPlace('台东'), geography.knowsPlace('崂山')]).toEqual([true, false]);
      expect(geography.middleOf('台东')).toEqual({ longitude: 120.355, latitude: 36.084 });
    });
  });
}
