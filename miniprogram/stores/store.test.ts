/** @jest-environment node */
import { createStore } from './store';

it('tells who listens of changes, until they stop, and of nothing else', () => {
  const store = createStore(1);
  const heard: number[] = [];
  const stop = store.subscribe((value) => heard.push(value));
  store.set(1);
  store.set(2);
  stop();
  store.set(3);
  expect([store.get(), heard]).toEqual([3, [2]]);
});

it('lets a listener stop while it is told', () => {
  const store = createStore('a');
  const heard: string[] = [];
  const stop = store.subscribe(() => stop());
  store.subscribe((value) => heard.push(value));
  store.set('b');
  expect(heard).toEqual(['b']);
});
