import { launchMini } from '../../tests/mini/launch-mini';
import { answering, expectClean, idOf, order, signedInStorage, task } from '../../tests/mini/stubs';
import { openPage } from './navigate';

interface Went {
  readonly url?: string;
  readonly delta?: number;
  complete(): void;
}

/** A phone with these pages open; `went` tells what it was asked for. */
function phone(urls: readonly string[]) {
  const went: [string, Went][] = [];
  const noting = (name: string) => (asked: Went) => void went.push([name, asked]);
  const pages = urls.map((url) => {
    const [route, query = ''] = url.split('?');
    return { route, options: Object.fromEntries(new URLSearchParams(query)) };
  });
  Object.assign(globalThis, {
    getCurrentPages: () => pages,
    wx: {
      navigateTo: noting('to'),
      redirectTo: noting('redirect'),
      navigateBack: noting('back'),
    },
  });
  return { went, asked: () => went.map(([name, { url, delta }]) => [name, url ?? delta]) };
}

const finish = (went: readonly [string, Went][]) => {
  for (const [, { complete }] of went) complete();
};

describe('openPage', () => {
  it('goes back to the page that is open, by what it shows', () => {
    const { went, asked } = phone([
      'pages/task-list/index',
      'pages/task/index?id=T1&share=S',
      'pages/orders/detail?id=O1',
    ]);
    openPage('/pages/task/index?id=T1');
    finish(went);
    openPage('/pages/task/index?id=T2');
    finish(went);
    expect(asked()).toEqual([
      ['back', 1],
      ['to', '/pages/task/index?id=T2'],
    ]);
  });

  it('takes the place of the page on top where there is no room for another', () => {
    const { went, asked } = phone(Array.from({ length: 10 }, (_, at) => `pages/task/index?id=T${at}`));
    openPage('/pages/orders/detail?id=O1');
    finish(went);
    expect(asked()).toEqual([['redirect', '/pages/orders/detail?id=O1']]);
  });

  it('opens one page for a double tap, and again once that is done', () => {
    const { went, asked } = phone(['pages/task-list/index']);
    openPage('/pages/task/index?id=T1');
    openPage('/pages/task/index?id=T1');
    expect(asked()).toHaveLength(1);
    finish(went);
    openPage('/pages/task/index?id=T1');
    expect(asked()).toHaveLength(2);
    finish(went);
  });

  it('opens nothing in place of itself', () => {
    const { asked } = phone(['pages/task-list/index', 'pages/task/index?id=T1']);
    openPage('/pages/task/index?id=T1');
    expect(asked()).toEqual([]);
  });
});

describe('task and order', () => {
  it('lead to each other for ever without piling up', async () => {
    const mini = await launchMini({
      path: `pages/task/index?id=${idOf(1)}`,
      storage: await signedInStorage(),
      backend: answering({
        'tasks/get': { task: task(1) },
        'orders/forTask': { order: order('admitted') },
        'orders/get': { order: order('admitted'), ratings: {} },
      }),
    });
    const { getCurrentPages } = globalThis as unknown as { getCurrentPages(): unknown[] };
    for (let round = 0; round < 6; round += 1) {
      await mini.waitFor('查看订单');
      await mini.tap('查看订单');
      await mini.waitFor(() => mini.route === 'pages/orders/detail');
      await mini.waitFor('查看任务');
      await mini.tap('查看任务');
      await mini.waitFor(() => mini.route === 'pages/task/index');
    }
    expect(getCurrentPages().length).toBeLessThanOrEqual(2);
    expectClean(mini);
  });
});
