import { draftOf } from '../../functions/publishing/own-task';
import { checkPlan } from '../../functions/publishing/tasks/check-plan';
import { assessTask } from '../../functions/publishing/tasks/judge-task';
import { accounts } from '../../shared/collections/accounts';
import { publishers, type TaskPlaces, taskPlaces, tasks } from '../../shared/collections/tasks';
import * as f from '../../shared/contract/fields';
import { publishingContract } from '../../shared/contract/publishing';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { distanceMetres } from '../../shared/domain/geo/geo';
import { assessText } from '../../shared/domain/moderation/assess-text';
import { datesOf, hoursOf, isFlexible, workEndMs, workStartMs } from '../../shared/domain/tasks/sessions';
import { tagsOf } from '../../shared/domain/tasks/task-tags';
import { taskTypes } from '../../shared/domain/tasks/task-types';
import { emptyStats, memoryStore } from '../../shared/store/memory/memory-store';
import { findPerson } from '../sandbox/people';
import { seedDocuments } from './generate';
import { perksOf } from './perks';
import { kinds, longTitles } from './templates';
import { writeSeed } from './write-seed';

const nowMs = Date.parse('2026-03-10T09:30:00+08:00');
const todayMs = Date.parse('2026-03-10T00:00:00+08:00');
const seed = seedDocuments(nowMs);
const seedTasks = seed.tasks.map(({ task, texts }) => ({ ...texts, ...task }));

const centres: Readonly<Record<string, { longitude: number; latitude: number }>> = {
  '370200': { longitude: 120.3826, latitude: 36.0671 },
  '110100': { longitude: 116.4074, latitude: 39.9042 },
  '310100': { longitude: 121.4737, latitude: 31.2304 },
  '440300': { longitude: 114.0579, latitude: 22.5431 },
  '510100': { longitude: 104.0657, latitude: 30.6574 },
};

const inCity = (code: string) => seedTasks.filter(({ cityCode }) => cityCode === code);

function near(key: string, metres: number): number {
  const person = findPerson(key);
  if (!person) throw new Error(`nobody is called ${key}`);
  return seedTasks.filter((task) => distanceMetres(task, person.position) <= metres).length;
}

describe('seed documents', () => {
  test('are the same all day long, and move with the day', () => {
    expect(seedDocuments(nowMs)).toEqual(seed);
    expect(seedDocuments(todayMs + dayMs - 1)).toEqual(seed);
    const [next] = seedDocuments(todayMs + dayMs).tasks;
    const [first] = seedTasks;
    expect(next?.task.id).toBe(first?.id);
    expect(next?.task.signUpDeadlineMs).toBe((first?.signUpDeadlineMs ?? 0) + dayMs);
  });

  test('fill five cities with every category', () => {
    expect(seedTasks.length).toBeGreaterThanOrEqual(320);
    expect(new Set(seedTasks.map(({ cityCode }) => cityCode))).toEqual(new Set(Object.keys(centres)));
    for (const code of Object.keys(centres)) {
      expect(inCity(code).length).toBeGreaterThanOrEqual(60);
      for (const category of ['recruiting', 'promotion', 'other']) {
        expect(inCity(code).filter((task) => task.category === category).length).toBeGreaterThanOrEqual(10);
      }
    }
  });

  test('have ids of their own', () => {
    const ids = [...seedTasks, ...seed.publishers.map(({ publisher }) => publisher)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !f.id.safeParse(id).success)).toEqual([]);
    expect(
      seed.tasks.filter(({ task, texts, places }) => places[0]?.id !== task.id || texts.id !== task.id),
    ).toEqual([]);
  });

  test('repeat no title within a city and no description at all', () => {
    for (const code of Object.keys(centres)) {
      const titles = inCity(code).map(({ title }) => title);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
    expect(new Set(seedTasks.map(({ description }) => description)).size).toBe(seedTasks.length);
  });

  test('would pass the door and the date rules of createTask', () => {
    for (const task of seedTasks) {
      const draft = draftOf(task);
      const { task: parsed } = publishingContract.createTask.input.parse({
        task: draft,
        idempotencyKey: task.id,
      });
      expect(parsed).toEqual(draft);
      expect(() => checkPlan(draft, todayMs + dayMs)).not.toThrow();
    }
  });

  test('fit their collections', () => {
    for (const { task, places } of seed.tasks) {
      tasks.schema.parse(task);
      for (const piece of places) taskPlaces.schema.parse(piece);
    }
    for (const { account, publisher } of seed.publishers) {
      accounts.schema.parse(account);
      publishers.schema.parse(publisher);
    }
  });

  test('say nothing that the platform forbids, whatever text a kind may choose', () => {
    expect(seedTasks.map((task) => assessTask(task)).filter(Boolean)).toEqual([]);
    for (const kind of kinds) {
      const texts = [kind.titles, kind.openings, kind.duties, kind.notes, kind.standards, kind.requirements];
      expect(assessText([...texts, kind.bring, ...Object.values(kind.slots)].join('\n'))).toBeUndefined();
    }
  });

  test('contradict themselves in nothing: where hours and days are set, no text speaks of others', () => {
    for (const { key, startHours, openings, duties, notes, requirements } of kinds) {
      if (!startHours) continue;
      const text = [openings, duties, notes, requirements].join('');
      expect([key, text.match(/[每一]周|周末|选班|排班|试听|时间自由/)?.[0]]).toEqual([key, undefined]);
    }
  });

  test('vary: descriptions of three or four sentences, and no slot left open', () => {
    for (const { title, description, serviceStandard } of seedTasks) {
      expect(`${title}${description}${serviceStandard}`).not.toMatch(/[{}]|undefined/);
      expect(description).toMatch(/^(?:[^。]+。){3,4}$/);
    }
  });

  test('lie within 60 km of their city, where the contract allows', () => {
    for (const task of seedTasks) {
      const centre = centres[task.cityCode];
      expect(centre && distanceMetres(task, centre)).toBeLessThan(60_000);
    }
  });

  test('surround the people of the sandbox', () => {
    expect(near('lin', 3_000)).toBeGreaterThanOrEqual(10);
    expect(near('chen', 3_000)).toBeGreaterThanOrEqual(5);
    expect(near('lin', 1_000)).toBeGreaterThanOrEqual(3);
  });

  test('have deadlines 2 to 45 days ahead, work after them, and appeared in the last ten days', () => {
    for (const task of seedTasks) {
      expect(task.signUpDeadlineMs).toBeGreaterThanOrEqual(todayMs + 2 * dayMs);
      expect(task.signUpDeadlineMs).toBeLessThan(todayMs + 46 * dayMs);
      expect(workStartMs(task.sessions)).toBeGreaterThan(task.signUpDeadlineMs);
      expect(task.publishedAtMs).toBeLessThan(todayMs);
      expect(task.publishedAtMs).toBeGreaterThanOrEqual(todayMs - 10 * dayMs);
    }
  });

  test('say when and how much, and in words the same', () => {
    for (const { title, description, sessions, quantity, payUnit, perks, district, address } of seedTasks) {
      const days = datesOf(sessions).length;
      const isWeekends = /周六和周日|周末上岗/.test(description);
      expect(description).toMatch(days === 1 ? /只需 1 天|当天/ : new RegExp(`(?<!\\d)${days} 天`));
      expect(/时间自由|不坐班/.test(description)).toBe(sessions.some(isFlexible));
      if (isWeekends) expect(tagsOf({ perks, sessions })).toContain('weekend');
      const rest = description.includes('1 小时用餐休息') ? days : 0;
      if (payUnit === 'hour') expect(quantity).toBe((hoursOf(sessions) ?? 0) - rest);
      expect(perks).toEqual(perksOf(title + description));
      expect(address).toContain(district);
    }
    const ofEvery = <T>(values: readonly T[], most: number) =>
      expect(new Set(values).size).toBeGreaterThanOrEqual(most);
    ofEvery(
      inCity('370200').map(({ district }) => district),
      6,
    );
    expect(new Set(seedTasks.map(({ type }) => type))).toEqual(new Set(taskTypes));
    ofEvery(
      seedTasks.flatMap(({ perks }) => perks),
      2,
    );
    expect(
      seedTasks.filter(({ description }) => /周六和周日|周末上岗/.test(description)).length,
    ).toBeGreaterThan(10);
  });

  test('keep those under 18 from late work, and pay by the hour what is lawful anywhere', () => {
    for (const { minAge, sessions, payUnit, payFen } of seedTasks) {
      const endHour = ((workEndMs(sessions) - todayMs) % dayMs) / hourMs;
      const isLate = !sessions.some(isFlexible) && (endHour > 22 || endHour < 6);
      if (isLate) expect(minAge).toBe(18);
      if (payUnit === 'hour') expect(payFen).toBeGreaterThanOrEqual(2_400);
    }
    expect(new Set(seedTasks.map(({ minAge }) => minAge))).toEqual(new Set([16, 18]));
  });

  test('show the interface its edges: full, nearly full, one place, long titles', () => {
    const leftOf = (places: readonly TaskPlaces[]) => places.reduce((sum, { left }) => sum + left, 0);
    const lefts = seed.tasks.map(({ places }) => leftOf(places));
    expect(lefts.filter((left) => left === 0).length).toBeGreaterThanOrEqual(5);
    expect(
      seed.tasks.filter(({ task, places }) => task.places > 4 && leftOf(places) === 1).length,
    ).toBeGreaterThan(2);
    expect(seed.tasks.filter(({ task, places }) => leftOf(places) > task.places)).toEqual([]);
    // Lists put full ones last.
    for (const { task, places } of seed.tasks) expect(task.room === 'none').toBe(leftOf(places) === 0);
    for (const { title } of longTitles) {
      expect(title).toHaveLength(40);
      expect(seedTasks.filter((task) => task.title === title)).toHaveLength(1);
    }
  });

  test('come from twenty publishers of every verification, each with tasks', () => {
    expect(seed.publishers).toHaveLength(20);
    const verifications = seed.publishers.map(({ publisher }) => publisher.verification);
    expect(new Set(verifications)).toEqual(new Set(['enterprise', 'person', 'none']));
    const posting = new Set(seedTasks.map(({ publisherId }) => publisherId));
    expect(posting).toEqual(new Set(seed.publishers.map(({ account }) => account.id)));
  });
});

describe('writeSeed', () => {
  const emptyStore = () => {
    const stats = emptyStats();
    return {
      stats,
      store: memoryStore({
        clock: { nowMs: () => nowMs, sleep: async () => {} },
        ids: { newId: () => 'id', random: () => 0.5 },
        stats,
      }),
    };
  };
  const pieces = seed.tasks.flatMap(({ places }) => places).length;
  const total = 2 * seed.publishers.length + 3 * seed.tasks.length + pieces;

  test('writes everything once', async () => {
    const { store, stats } = emptyStore();
    expect(await writeSeed(store, nowMs)).toBe(total);
    const commits = stats.commits;
    expect(await writeSeed(store, nowMs + dayMs)).toBe(0);
    expect(stats.commits).toBe(commits);
    const { items } = await store.list(tasks, 'changed', ['370200', 'open'], { limit: 100 });
    expect(items).toHaveLength(inCity('370200').length);
  });

  test('completes a run that was cut off, and leaves what was changed alone', async () => {
    const { store } = emptyStore();
    const [first] = seed.tasks;
    if (!first) throw new Error('no tasks');
    const [piece] = first.places;
    if (!piece) throw new Error('no places');
    const changed = { ...piece, left: 0 };
    await store.transact(async (tx) => tx.create(taskPlaces, changed));
    expect(await writeSeed(store, nowMs)).toBe(total - 1);
    expect(await store.get(taskPlaces, first.task.id)).toEqual(changed);
  });
});
