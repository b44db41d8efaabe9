import { fen } from '../../../shared/domain/money/money';
import { mount } from '../../../tests/mini/mount';
import { answering, expectClean, idOf, order, profile, refuse, task } from '../../../tests/mini/stubs';

interface SubscribeOptions {
  readonly tmplIds: readonly string[];
  success(answers: Readonly<Record<string, unknown>>): void;
  fail(error: { errMsg: string; errCode: number }): void;
}

interface Sheet {
  open(shown: ReturnType<typeof task>, share: string | undefined): void;
}

const template = '<sign-up-sheet id="it" bind:done="emit" bind:refused="emit" bind:changed="emit" />';

async function open(answers: Record<string, unknown>, shown = task(1), share?: string) {
  const mini = await mount(template, { backend: answering(answers) });
  mini.component<Sheet>('#it').open(shown, share);
  await mini.waitFor('接任务不收任何费用');
  return mini;
}

async function fill(mini: Awaited<ReturnType<typeof open>>): Promise<void> {
  await mini.input('昵称', '小林');
  await mini.tap('出生日期，未选择');
  for (const part of ['1998年', '4月', '12日', '确定']) await mini.tap(part);
}

describe('<sign-up-sheet>', () => {
  it('shows the terms, and asks for what is missing before anything is sent', async () => {
    const mini = await open({});
    for (const text of [
      '时间',
      '五四广场，东海西路 5 号',
      '日结，支付到您绑定的收款账户',
      '满 16 周岁',
      '普通话流利',
    ])
      expect(mini.text()).toContain(text);
    await mini.tap('确认抢单');
    await mini.waitFor('请填写昵称');
    await mini.input('昵称', '小林');
    await mini.waitFor('请填写昵称', false);
    await mini.tap('确认抢单');
    await mini.waitFor('请选择出生日期');
    expect(mini.requests).toEqual([]);
    expectClean(mini);
  });

  it('sends the share and one key, and emits the order', async () => {
    const sent: unknown[] = [];
    const saved: unknown[] = [];
    const mini = await open(
      {
        'account/updateProfile': (input: unknown) => {
          saved.push(input);
          return { profile: profile() };
        },
        'orders/signUp': (input: unknown) => {
          sent.push(input);
          return { order: order('admitted') };
        },
      },
      task(1),
      'SHARE00000000001',
    );
    await fill(mini);
    await mini.tap('确认抢单');
    await mini.waitFor('岁，确认？');
    await mini.tap('返回修改');
    await mini.waitFor('返回修改', false);
    expect(sent).toEqual([]);
    await mini.tap('确认抢单');
    await mini.waitFor('出生日期 1998-04-12，首次被录用后不能自行修改。');
    await mini.tap('确认');
    await mini.waitFor('抢单成功，已录用');
    const idempotencyKey = expect.stringMatching(/^\w{24}$/);
    expect(sent).toEqual([
      {
        taskId: idOf(1),
        termsVersion: 1,
        share: 'SHARE00000000001',
        birthDate: '1998-04-12',
        idempotencyKey,
      },
    ]);
    expect(saved).toEqual([{ nickname: '小林' }]);
    expect(mini.emitted).toMatchObject([{ type: 'done', detail: { order: { status: 'admitted' } } }]);
    expectClean(mini);
  });

  it('takes a note for a publisher who chooses, and keeps one that was refused', async () => {
    const sent: { note?: string }[] = [];
    const problem = '留言中请不要写电话或账号，录用后双方会看到联系方式';
    const mini = await open(
      {
        'account/updateProfile': { profile: profile() },
        'orders/signUp': (input: { note?: string }) => {
          sent.push(input);
          if (sent.length > 1) return { order: order('applied') };
          return refuse('CONTENT_REJECTED', 422, { problems: [{ path: 'note', problem }] });
        },
      },
      task(1, { admission: 'reviewed' }),
    );
    await fill(mini);
    await mini.input('给发布方留言（可不填）', '打 13800001001 给我');
    await mini.tap('确认报名');
    await mini.tap('确认');
    await mini.waitFor(problem);
    await mini.input('给发布方留言（可不填）', '做过展会，住附近');
    await mini.tap('确认报名');
    await mini.waitFor('已提交报名');
    expect(sent.map(({ note }) => note)).toEqual(['打 13800001001 给我', '做过展会，住附近']);
    const quick = await open({});
    expect(quick.text()).not.toContain('给发布方留言');
    expectClean(mini);
  });

  it('offers the way on that fits a final refusal', async () => {
    const mini = await open(
      { 'account/updateProfile': { profile: profile() }, 'orders/signUp': refuse('TASK_FULL') },
      task(1, { admission: 'reviewed' }),
    );
    await fill(mini);
    await mini.tap('确认报名');
    await mini.tap('确认');
    await mini.waitFor(() => mini.route === 'pages/task/missed');
    await mini.waitFor('未能报名');
    expect(mini.text()).toContain('看看其他任务');
    expect(mini.text()).not.toContain('确认报名');
    expect(mini.emitted.map(({ type }) => type)).toEqual(['refused']);
    expectClean(mini);
  });

  it('names what takes the same time, and leads to that order', async () => {
    const startMs = Date.parse('2027-01-09T13:00:00+08:00');
    const session = { startMs, endMs: startMs + 8 * 3_600_000 };
    const clash = { orderId: 'O000000000000007', title: '台东夜市促销导购', session };
    const mini = await open({
      'account/updateProfile': { profile: profile() },
      'orders/signUp': refuse('ORDER_CLASHES', 409, clash),
    });
    await fill(mini);
    await mini.tap('确认抢单');
    await mini.tap('确认');
    await mini.waitFor('1月9日 周六 13:00–21:00 您已报名“台东夜市促销导购”，时间冲突');
    expect(mini.text()).toContain('请先取消那个订单');
    expect(mini.text()).not.toContain('确认抢单');
    await mini.tap('查看那个订单');
    await mini.waitFor(() => mini.route === 'pages/orders/detail');
    await mini.waitFor('登录后查看订单');
    expectClean(mini);
  });

  it('shows what changed beside what was read, and sends the new terms only when they are agreed to', async () => {
    const sent: number[] = [];
    const renewed = task(1, {
      termsVersion: 2,
      pay: { amountFen: fen(10), unit: 'day' },
      requirements: [],
      description: '还要搬运展架。',
    });
    const mini = await open({
      'account/updateProfile': { profile: profile() },
      'tasks/get': { task: renewed },
      'orders/signUp': ({ termsVersion }: { termsVersion: number }) => {
        sent.push(termsVersion);
        return termsVersion === 1 ? refuse('TASK_TERMS_CHANGED') : { order: order('admitted') };
      },
    });
    await fill(mini);
    await mini.tap('确认抢单');
    await mini.tap('确认');
    await mini.waitFor('原为：¥200/天');
    for (const text of ['¥0.10/天', '原为：普通话流利', '任务说明也有改动', '请查看后再报名'])
      expect(mini.text()).toContain(text);
    expect(mini.text()).not.toContain('原为：五四广场');
    expect(mini.emitted).toMatchObject([{ type: 'changed', detail: { task: { termsVersion: 2 } } }]);
    expect(sent).toEqual([1]);
    await mini.tap('确认抢单');
    await mini.waitFor('抢单成功，已录用');
    expect(sent).toEqual([1, 2]);
    expectClean(mini);
  });

  describe('asks WeChat to tell the outcome', () => {
    /** A phone that answers in turn; `log` tells in which order what happened. */
    const asking = async (...answers: unknown[]) => {
      const log: string[] = [];
      const requestSubscribeMessage = ({ tmplIds, success, fail }: SubscribeOptions) => {
        log.push('asked');
        const answer = answers.shift();
        if (answer === undefined) fail({ errMsg: 'requestSubscribeMessage:fail', errCode: 20004 });
        else success({ [tmplIds[0] ?? '']: answer });
      };
      const backend = answering({
        'account/updateProfile': { profile: profile() },
        'orders/signUp': () => {
          log.push('signed up');
          return { order: order('admitted') };
        },
        'messages/allow': () => {
          log.push('allowed');
          return {};
        },
      });
      const mini = await mount(template, { backend, wx: { requestSubscribeMessage } });
      mini.component<Sheet>('#it').open(task(1), undefined);
      await fill(mini);
      await mini.tap('确认抢单');
      await mini.waitFor('岁，确认？');
      await mini.tap('确认');
      await mini.waitFor('抢单成功，已录用');
      return { mini, log };
    };

    it.each(['accept', 'acceptWithAudio', 'acceptWithAlert'])(
      'before the sign-up is sent: %s is a yes',
      async (answer) => {
        const { mini, log } = await asking(answer);
        expect(log).toEqual(['asked', 'signed up']);
        // The outcome is on the screen already: what comes is the message.
        expect(mini.text()).toContain('微信会通知您一次，点开可看时间和地点');
        expectClean(mini);
      },
    );

    it.each([['reject'], ['ban'], ['filter'], [undefined]])(
      'and goes on after %s; whoever allows it later is told what waits',
      async (answer) => {
        const { mini, log } = await asking(answer, 'acceptWithAudio');
        expect(mini.text()).not.toContain('微信会通知您一次');
        await mini.tap('微信接收订单通知');
        await mini.waitFor('微信会通知您一次');
        expect(log).toEqual(['asked', 'signed up', 'asked', 'allowed']);
        expectClean(mini);
      },
    );
  });
});
