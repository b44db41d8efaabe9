import type { CloudEvent, CloudFunction } from '../../shared/runtime/doors/on-cloudbase';
import { wxCloud } from './wx-cloud';

const heard: { readonly event: CloudEvent; readonly variables: Readonly<Record<string, string>> }[] = [];
const visits: string[] = [];
beforeEach(() => {
  heard.length = 0;
  visits.length = 0;
});

const call = wxCloud({
  people: new Map<string, CloudFunction>([
    [
      'tasks',
      async (event, { environment = '{}' }) => {
        heard.push({ event, variables: JSON.parse(environment) });
        return { ok: true, data: {} };
      },
    ],
    ['broken', () => Promise.reject(new Error('no such module'))],
  ]),
  appId: 'wx0',
  identity: (person) => ({ openid: `o-${person}`, unionid: `u-${person}` }),
  visit: (openid) => visits.push(openid),
});

test('given a phone, when it calls, then the context says whose it is, whatever the event says', async () => {
  const data = { action: 'list', data: {}, userInfo: { openId: 'o-chen' } };
  const answer = await call({ person: 'lin', name: 'tasks', data });
  expect(answer).toEqual({ result: { ok: true, data: {} }, requestID: expect.any(String) });
  expect(heard[0]?.variables).toMatchObject({
    TCB_SOURCE: 'wx_client',
    WX_APPID: 'wx0',
    WX_OPENID: 'o-lin',
    WX_UNIONID: 'u-lin',
  });
  expect(heard[0]?.event).toMatchObject({ action: 'list', userInfo: { appId: 'wx0', openId: 'o-lin' } });
  expect(visits).toEqual(['o-lin']);
});

test('given the single page of Moments, then nobody is named', async () => {
  await call({ name: 'tasks', data: { action: 'list' } });
  expect(heard[0]?.variables).not.toHaveProperty('WX_OPENID');
  expect(heard[0]?.event).not.toHaveProperty('userInfo');
});

test.each([
  ['nothing', -501_000],
  ['broken', -504_002],
])('given the function %s, then WeChat answers %d', async (name, errCode) => {
  expect(await call({ person: 'lin', name, data: {} })).toEqual({
    errCode,
    reason: expect.stringContaining(`errCode: ${errCode}`),
  });
});
