import { testAccepted, testRefused } from '../../../tests/support/data/task-sentences';

describe('who does it is kept out, or warned', () => {
  testAccepted([
    '如有人要求您缴纳押金，请立即举报',
    '刷单勿扰',
    '社区反诈宣传：识别刷单骗局，远离赌博',
    '谨防刷单诈骗，任何要求垫付的都是骗局',
  ]);
});

describe('who is kept out, and what it is called', () => {
  testAccepted([
    '刷单者勿入',
    '刷单勿进',
    '刷单人员免谈',
    '刷单的绕行',
    '跑分的都是诈骗',
    '赌博行为违法',
    '网赌等均属于违规',
    '刷单者等封号',
    '刷单拉黑',
    '代实名是陷阱',
  ]);
  // Right behind the words, or it is said of something else.
  testRefused('fake-orders', ['刷单兼职，勿扰', '刷单一律封号']);
});

describe('a condition before, and whom to tell behind', () => {
  testAccepted([
    '如遇押金请投诉',
    '若有培训费请拨打投诉电话',
    '凡刷单者报警处理',
    '遇押金可投诉',
    '发现店里刷单，请向平台投诉',
    `如收押金${'好'.repeat(16)}举报`,
  ]);
  testRefused('charges-worker', [
    `如收押金${'好'.repeat(17)}举报`,
    // Nothing warns before it.
    '收押金，举报',
    // The author fears it; nobody is asked to do it.
    '如收押金会举报',
    '如收押金被投诉',
    '如需押金请准备',
  ]);
});
