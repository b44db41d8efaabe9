import { createHash } from 'node:crypto';

/** What changes comes from /state every two seconds. */
const script = `
  const names = { starting: '启动中', scan: '等待扫码', online: '在线', offline: '离线' };
  const channels = { wechaty: '微信', 'wecom-robot': '企业微信群机器人' };
  const at = (id) => document.getElementById(id);
  let state;
  async function load() {
    state = await (await fetch('/state')).json().catch(() => undefined);
    if (!state) return;
    const age = state.feedAgeMs === null ? '还没有' : Math.round(state.feedAgeMs / 1000) + ' 秒前';
    const facts = [
      ...state.channels.map(({ name, state }) => [channels[name], names[state]]),
      ['任务动态', age], ['待发', state.queued + ' 条'], ['问题', state.problem ?? '没有'],
    ];
    at('facts').replaceChildren(...facts.flatMap(([name, value]) => {
      const dt = document.createElement('dt'), dd = document.createElement('dd');
      dt.textContent = name; dd.textContent = value;
      return [dt, dd];
    }));
    const scanning = state.channels.some((channel) => channel.state === 'scan');
    at('scan').hidden = !scanning;
    if (scanning) at('qr').src = '/qr.svg?' + Date.now();
    at('switch').textContent = state.isOff ? '恢复发送' : '立即停止发送';
    at('switch').className = state.isOff ? '' : 'stop';
    at('hint').textContent = state.isOff
      ? '已停止：不发任务，也不回答，重启后仍然停止。任务照常排队。' : '停止后立即生效，重启后仍然有效。';
  }
  at('switch').onclick = async () => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/switch', { method: 'POST', headers, body: JSON.stringify({ off: !state.isOff }) });
    await load();
  };
  load();
  setInterval(load, 2000);
`;

/** The page's own rules: nothing runs in it but this script, and nobody frames it. */
export const pagePolicy = [
  "default-src 'self'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The local page. */
export const pageHtml = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>接单 · 群机器人</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; background: #f4f6f5; color: #141c1a; font: 15px/1.6 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
  main { max-width: 460px; margin: 40px auto; padding: 0 16px; display: grid; gap: 16px; }
  h1 { margin: 0; font-size: 21px; }
  section { background: #fff; border: 1px solid #e4e9e7; border-radius: 12px; padding: 16px 20px; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 12px; margin: 0; }
  dt { color: #616c69; }
  dd { margin: 0; }
  #scan { text-align: center; }
  #scan img { width: 240px; height: 240px; }
  button { min-height: 44px; padding: 0 20px; border: 0; border-radius: 12px; background: #0b6b5d; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
  button.stop { background: #b3261e; }
  p { margin: 0 0 12px; color: #4a5653; }
  [hidden] { display: none; }
</style>
<main>
  <h1>群机器人</h1>
  <section id="scan" hidden><p>用机器人的微信扫码登录</p><img id="qr" alt="登录二维码"></section>
  <section><dl id="facts"></dl></section>
  <section>
    <p id="hint"></p>
    <button id="switch" type="button"></button>
  </section>
</main>
<script>${script}</script>
</html>
`;
