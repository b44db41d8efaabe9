import { mount } from '../../../tests/mini/mount';
import { expectClean } from '../../../tests/mini/stubs';

describe('<city-picker>', () => {
  const picker = '<city-picker code="{{code}}" bind:pick="emit"><text>选城市</text></city-picker>';

  it('opens where the city stands, and emits the code of another', async () => {
    const mini = await mount(picker, { data: { code: '370200' } });
    await mini.tap('选城市');
    await mini.tap('海南省');
    await mini.tap('琼海市');
    await mini.tap('确定');
    expect(mini.emitted).toEqual([{ type: 'pick', detail: { code: '469002' } }]);
    expectClean(mini);
  });

  it('forgets what was turned when somebody gives up', async () => {
    const mini = await mount(picker, { data: { code: '370200' } });
    await mini.tap('选城市');
    await mini.tap('海南省');
    await mini.tap('取消');
    expect(mini.emitted).toEqual([]);
    await mini.tap('选城市');
    await mini.tap('确定');
    expect(mini.emitted).toEqual([{ type: 'pick', detail: { code: '370200' } }]);
  });
});
