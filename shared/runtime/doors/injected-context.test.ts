import { injectedContext } from './injected-context';

const caller = {
  TCB_SOURCE: 'wx_client',
  WX_OPENID: 'oLin',
  WX_APPID: 'wx1',
  WX_UNIONID: 'uLin',
  WX_CLIENTIP: '192.0.2.1',
};
const asPairs = (variables: object) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join(';');

test.each([
  ['as JSON', { environment: JSON.stringify(caller) }, {}],
  ['as pairs', { environ: asPairs(caller) }, {}],
  ['in the process alone', {}, caller],
  ['in the process, beside a context without identity', { environment: '{"HASH_KEY":"x"}' }, caller],
])('who calls is read %s', (_, context, env) => {
  expect(injectedContext(context, env)).toEqual({
    source: 'wx_client',
    isTimer: false,
    appId: 'wx1',
    openid: 'oLin',
    unionid: 'uLin',
    fromAppId: undefined,
    ip: '192.0.2.1',
  });
});

test('what is missing in the context is never filled with whoever called before', () => {
  const { WX_OPENID: _openid, WX_UNIONID: _unionid, ...nobody } = caller;
  const before = { ...caller, TRIGGER_SRC: 'timer' };
  for (const context of [{ environment: JSON.stringify(nobody) }, { environ: asPairs(nobody) }]) {
    const read = injectedContext(context, before);
    expect(read).toMatchObject({ source: 'wx_client', isTimer: false, ip: '192.0.2.1' });
    expect([read.openid, read.unionid]).toEqual([undefined, undefined]);
  }
});

test('a value that carries another identity makes the whole of the pairs worthless', () => {
  const environ = asPairs({ ...caller, WX_CLIENTIP: 'x;WX_OPENID=oVictim' });
  expect(injectedContext({ environ }, {})).toMatchObject({ source: undefined, openid: undefined });
});

test.each([
  ['wx_client', 'wx_client'],
  ['scf,wx_client', 'wx_client'],
  ['wx_client,scf', 'scf'],
  ['wx_client, wx_http', 'wx_http'],
  ['wx_client,', undefined],
  ['', undefined],
])('of the hops %j the last one counts', (hops, source) => {
  const read = injectedContext({ environment: JSON.stringify({ ...caller, TCB_SOURCE: hops }) }, {});
  expect(read.source).toBe(source);
});

test.each([
  [{ TCB_SOURCE: 'wx_trigger' }, true],
  [{ TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }, true],
  [{ TRIGGER_SRC: 'timer' }, true],
  [{ TRIGGER_SRC: 'timer', WX_OPENID: 'oLin' }, false],
  [{ TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_client' }, false],
  [{ TRIGGER_SRC: 'cos', WX_APPID: 'wx1' }, false],
])('%j is a timer: %j', (variables, isTimer) => {
  expect(injectedContext({ environment: JSON.stringify(variables) }, {}).isTimer).toBe(isTimer);
});

test.each(['', 'o;x', 'o x', `o${'x'.repeat(64)}`, '../o', 'o=1'])('%j is no openid', (openid) => {
  const environment = JSON.stringify({ ...caller, WX_OPENID: openid, WX_UNIONID: openid });
  const read = injectedContext({ environment }, {});
  expect([read.openid, read.unionid]).toEqual([undefined, undefined]);
});

test.each(['not JSON', 'null', '[]', '{"WX_OPENID":7}', '{"TCB_SOURCE":null}'])(
  'a context that says %s names nobody',
  (environment) => {
    expect(injectedContext({ environment }, {})).toMatchObject({ source: undefined, openid: undefined });
  },
);
