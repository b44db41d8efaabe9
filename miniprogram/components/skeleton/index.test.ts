import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<skeleton>', () => {
  it.each([
    ['cards', 4],
    ['page', 2],
  ])('%s: %s grey shapes, and a word for those who listen', async (kind, count) => {
    const mini = await mount('<skeleton kind="{{kind}}" />', { data: { kind } });
    expect(document.querySelectorAll('[class$="card"]')).toHaveLength(count);
    expect(mini.element('[aria-label="正在加载"]').textContent).toBe('');
    expectClean(mini);
  });
});
