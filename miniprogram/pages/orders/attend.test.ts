import {
  expectClean,
  order,
  phoneStorage,
  profile,
  purposes,
  refuse,
  signedInStorage,
} from '../../../tests/mini/stubs';
import { inHours, openSignedIn, orderAnswer } from '../../../tests/mini/work-stubs';

const path = 'pages/orders/attend?id=O000000000000001';
/** A phone whose person has agreed to be located, as far as it knows. */
const agreedStorage = async () => {
  const storage = await signedInStorage();
  phoneStorage().setStorageSync('agreed-purposes', {
    accountId: profile().accountId,
    purposes: ['check-in-position'],
  });
  return storage;
};
const begun = () => orderAnswer('admitted', -0.1, { may: ['checkIn'] });

describe('打卡', () => {
  it('sends six digits and no fewer; what is wrong with them stands beside', async () => {
    const sent: { proof: object }[] = [];
    const mini = await openSignedIn(path, {
      'orders/get': begun(),
      'orders/checkIn': (input: { proof: object }) => {
        sent.push(input);
        return sent.length === 1 ? refuse('ON_SITE_CODE_WRONG', 409) : { order: order('checked-in') };
      },
    });
    await mini.waitFor('现场码，每分钟更新');
    await mini.input('6 位现场码', '12345');
    await mini.tap('到岗打卡');
    await mini.waitFor('请输入发布方手机上的 6 位数字');
    expect(sent).toEqual([]);
    await mini.input('6 位现场码', '123456');
    await mini.tap('到岗打卡');
    await mini.waitFor('现场码不正确或已更新');
    await mini.tap('到岗打卡');
    await mini.waitFor('到岗打卡成功');
    expect(sent.map(({ proof }) => proof)).toEqual(Array(2).fill({ method: 'code', code: '123456' }));
    expectClean(mini);
  });

  it('says what a position is for before it is asked, and that it is agreed to', async () => {
    const sent: { proof: object }[] = [];
    const given: object[] = [];
    const mini = await openSignedIn(
      path,
      {
        'orders/get': begun(),
        'account/purposes': purposes(),
        'account/giveConsent': (input: object) => {
          given.push(input);
          expect(sent).toEqual([]);
          return { profile: profile({ agreedPurposes: ['check-in-position'] }) };
        },
        'orders/checkIn': (input: { proof: object }) => {
          sent.push(input);
          return { order: order('checked-in') };
        },
      },
      { settings: { location: 'granted', privacy: 'agreed' } },
    );
    await mini.waitFor('现场码，每分钟更新');
    await mini.tap('定位');
    await mini.waitFor('算完就删，只留下距离和时间');
    // On the map stands the place, not the phone.
    expect(mini.element('.wx-map-el')).toBeTruthy();
    expect(mini.page.data.view).toMatchObject({ markers: [{ longitude: 120.3848, latitude: 36.0636 }] });
    await mini.tap('同意并用定位到岗打卡');
    await mini.waitFor('到岗打卡成功');
    expect(given).toEqual([{ purpose: 'check-in-position', version: '2026-11-26' }]);
    expect(sent[0]?.proof).toMatchObject({ method: 'position' });
    expectClean(mini);
    // Agreed to once, nobody is asked again, with a network or without.
    const again = await openSignedIn(
      path,
      { 'orders/get': begun(), 'orders/checkIn': { order: order('checked-in') } },
      { storage: mini.storage, settings: { location: 'granted', privacy: 'agreed' } },
    );
    await again.waitFor('现场码，每分钟更新');
    await again.tap('定位');
    await again.tap('用定位到岗打卡');
    await again.waitFor('到岗打卡成功');
    expect(again.requests.map(({ url }) => url)).not.toContain('/account/purposes');
    expectClean(again);
  });

  it('asks anew when the consent was taken back elsewhere', async () => {
    const mini = await openSignedIn(
      path,
      {
        'orders/get': begun(),
        'account/me': { profile: profile() },
        'account/purposes': purposes(),
        'orders/checkIn': refuse('PURPOSE_NOT_AGREED', 403),
      },
      {
        storage: await agreedStorage(),
        settings: { location: 'granted', privacy: 'agreed' },
      },
    );
    await mini.waitFor('现场码，每分钟更新');
    await mini.tap('定位');
    await mini.tap('用定位到岗打卡');
    await mini.waitFor('同意并用定位到岗打卡');
    expectClean(mini);
  });

  it('says when it opens, and that free hours need none', async () => {
    const early = await openSignedIn(path, { 'orders/get': orderAnswer('admitted', 5) });
    await early.waitFor('看订单');
    expect(early.text()).not.toContain('现场码，每分钟更新');
    const startMs = Date.parse(`${new Date(inHours(48).startMs).toISOString().slice(0, 10)}T00:00:00+08:00`);
    const sessions = [{ startMs, endMs: startMs + 86_400_000 }];
    const free = await openSignedIn(path, { 'orders/get': orderAnswer('admitted', 48, { sessions }) });
    await free.waitFor('此任务时间自由，不用打卡');
    expectClean(free);
  });
});
