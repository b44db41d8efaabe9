import { publishers } from '../../../local/seed/publishers';
import { assessName } from './assess-name';

test.each([
  '官方客服',
  'Ａｄｍｉｎ',
  '接单官方',
  '官 方',
  '平台客服小王',
  '客服001',
  '系统管理员',
  '微信团队',
])('given %s, then it passes for the platform', (name) => {
  expect(assessName(name)).toBe('名称不得冒充官方或客服');
});

test.each(['小林13800138000', '138 0013 8000', '一三八零零一三八零零零', 'ｑ１２３４５６７８９'])(
  'given %s, then it is a number',
  (name) => {
    expect(assessName(name)).toBe('名称不得含电话或账号');
  },
);

test.each(['台东三路77号', '幸福小区3号楼', '2单元', '海尔路一百号店'])(
  'given %s, then it is an address',
  (name) => {
    expect(assessName(name)).toBe('名称不得含地址');
  },
);

test.each(['加微信abc', '加V看头像', '招兼职日结', '高价回收', '低价批发', '兼 职', 'www.abc.com', '加.微'])(
  'given %s, then it is an advert',
  (name) => {
    expect(assessName(name)).toBe('名称不得含广告或联系方式');
  },
);

test.each(['abc.com', '小林 a8.cn'])('given %s, then it may not be published', (name) => {
  expect(assessName(name)).toBe('名称含不得发布的内容，请换一个');
});

test.each(['刷单小能手', '博彩先生', '裸聊'])('given %s, then it says what no text may say', (name) => {
  expect(assessName(name)).toBe('名称含不得发布的内容，请换一个');
});

test.each([
  '小林',
  '王𠮷',
  'José García',
  '海边的陈',
  '晓彤2001',
  '1998年的夏天',
  '三里屯阿强',
  '路过的猫',
  '老街口理发店',
  '一号仓库',
  '十三妹',
  'QuQu',
  '西区大学生',
  '微光',
  ...publishers.map(({ name }) => name),
])('given %s, then it is a name', (name) => {
  expect(assessName(name)).toBeUndefined();
});
