import { pushedRequest } from '../../../local/sandbox/wechat/push';
import { noWeChatPush, weChatPush } from './push';

/** The example of 消息推送: its key, its message, its signature. */
const official = {
  options: { appId: 'wxba5fad812f8e6fb9', token: 'AAAAA', encodingKey: 'A'.repeat(43) },
  query: {
    msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    timestamp: '1714112445',
    nonce: '415670741',
  },
  encrypted:
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=',
};
const body = (Encrypt: unknown) => Buffer.from(JSON.stringify({ ToUserName: 'gh', Encrypt }));

test("WeChat's own example is opened", () => {
  const { options, query, encrypted } = official;
  const opened = weChatPush(options).open({ query, body: body(encrypted) });
  expect(opened).toMatchObject({ MsgType: 'event', Event: 'debug_demo' });
});

test("WeChat's own check of an address is answered, and nobody else's", () => {
  const push = weChatPush(official.options);
  const query = { timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' };
  const signature = 'f464b24fc39322e44b38aa78f5edd27bd1441696';
  expect(push.greeting({ ...query, signature })).toBe(query.echostr);
  for (const wrong of [{ ...query, signature: signature.replace('f', 'e') }, query, {}])
    expect(push.greeting(wrong)).toBeUndefined();
});

describe('given a message of the mini-program', () => {
  const own = { appId: 'wx10ca10000000a001', token: 'token', encodingKey: `${'b'.repeat(42)}A` };
  const said = { Event: 'wxa_media_check', trace_id: '任务' };
  const sent = pushedRequest(own, said, 1_780_000_000);
  const push = weChatPush(own);

  test('when it is as it was sent, then it is opened', () => {
    expect(push.open(sent)).toEqual(said);
  });

  test.each([
    ['another nonce', { ...sent, query: { ...sent.query, nonce: '1' } }],
    ['no signature', { ...sent, query: {} }],
    ['another body', { ...sent, body: body(official.encrypted) }],
    ['no ciphertext', { ...sent, body: body(7) }],
    ['a body that is no JSON', { ...sent, body: Buffer.from('<xml/>') }],
    ['what is meant for another app', pushedRequest({ ...own, appId: 'wx10ca10000000a002' }, said, 1)],
    [
      'what another key encrypts',
      pushedRequest({ ...own, encodingKey: official.options.encodingKey }, said, 1),
    ],
    ['what another token signs', pushedRequest({ ...own, token: 'other' }, said, 1)],
  ])('when it has %s, then it is nobody’s', (_, request) => {
    expect(push.open(request)).toBeUndefined();
  });

  test('when no push is set, then nothing is believed', () => {
    expect([noWeChatPush.open(sent), noWeChatPush.greeting({ ...sent.query, echostr: 'a' })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
