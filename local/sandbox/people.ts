/** Somebody who uses WeChat and Alipay on the laptop. All invented; nobody has these numbers. */
export interface Person {
  readonly key: string;
  readonly legalName: string;
  readonly nickname: string;
  readonly phone: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** Of the resident identity card, with its check character; invented like the rest. */
  readonly identityNumber: string;
  /** Prefecture code, GB/T 2260, six digits. */
  readonly city: string;
  /** gcj02, degrees. */
  readonly position: { readonly longitude: number; readonly latitude: number };
  readonly alipayLogonId: string;
  /** What is special about the person, for the person picker. */
  readonly note: string;
  /** What getUserRiskRank answers, 0 to 4. */
  readonly riskRank: number;
  /** WeChat blocks the login (40226). */
  readonly loginBlocked: boolean;
  /** False: WeChat tells no unionid of this person. */
  readonly hasUnionid: boolean;
}

/** 370202 is a district of Qingdao; the sequence keeps the numbers apart. */
function identityNumberOf(birthDate: string, sequence: number): string {
  const first = `370202${birthDate.replaceAll('-', '')}${String(sequence % 1_000).padStart(3, '0')}`;
  const sum = [...first].reduce((total, digit, at) => total + Number(digit) * 2 ** (17 - at), 0);
  return `${first}${'10X98765432'[sum % 11]}`;
}

type Row = readonly [
  key: string,
  legalName: string,
  nickname: string,
  birthDate: string,
  city: string,
  longitude: number,
  latitude: number,
  note: string,
];

const rows: readonly Row[] = [
  ['lin', '林晓彤', '小林同学', '1998-03-12', '370200', 120.3826, 36.0671, '普通用户，青岛，陈海的朋友'],
  ['chen', '陈海', '海边的陈', '1995-07-21', '370200', 120.4195, 36.0836, '普通用户，青岛，林晓彤的朋友'],
  ['wang', '王建国', '老王', '1972-01-30', '370200', 120.3302, 36.0751, '普通用户，青岛'],
  ['zhao', '赵雅琴', '赵店长', '1988-09-09', '370200', 120.3951, 36.0622, '发布方，青岛'],
  ['sun', '孙志强', '强哥活动', '1985-12-02', '370200', 120.4322, 36.1049, '另一个发布方，青岛'],
  ['li', '李梦瑶', '瑶瑶', '2001-05-18', '370200', 120.3717, 36.0959, '普通用户，青岛'],
  ['zhou', '周子轩', '轩轩子', '1999-11-05', '110100', 116.4074, 39.9042, '普通用户，北京'],
  ['wu', '吴婷婷', '婷', '1993-04-27', '310100', 121.4737, 31.2304, '普通用户，上海'],
  ['zheng', '郑凯', 'Kai', '1990-08-16', '440300', 114.0579, 22.5431, '普通用户，深圳'],
  ['yang', '欧阳若溪', '若溪', '1996-02-29', '510100', 104.0665, 30.5723, '普通用户，成都，复姓，闰日生日'],
  ['he', '何晓峰', '晓风', '1994-10-10', '370200', 120.4483, 36.0914, '没有 unionid'],
  ['gao', '高明', '高高', '1992-06-06', '110100', 116.3912, 39.9075, '高风险：微信拒绝登录（40226）'],
  ['feng', '冯磊', '磊子', '1991-03-03', '310100', 121.4581, 31.2222, '风险等级 3'],
  ['xiaoyu', '于小雨', '小雨', '2011-08-20', '370200', 120.3899, 36.0703, '15 岁，未满 16 周岁'],
  ['tang', '唐一诺', '一诺', '2009-03-15', '370200', 120.4011, 36.0655, '17 岁，未满 18 周岁'],
];

const riskRanks: Readonly<Record<string, number>> = { gao: 4, feng: 3 };

function personOf(row: Row, index: number): Person {
  const [key, legalName, nickname, birthDate, city, longitude, latitude, note] = row;
  return {
    key,
    legalName,
    nickname,
    phone: `138000010${String(index + 1).padStart(2, '0')}`,
    birthDate,
    identityNumber: identityNumberOf(birthDate, index + 1),
    city,
    position: { longitude, latitude },
    alipayLogonId: `${key}@example.com`,
    note,
    riskRank: riskRanks[key] ?? 0,
    loginBlocked: key === 'gao',
    hasUnionid: key !== 'he',
  };
}

/** Everybody with a name. `crowd-0`, `crowd-1` … exist too, but only once somebody asks for them. */
export const people: readonly Person[] = rows.map(personOf);

const byKey: ReadonlyMap<string, Person> = new Map(people.map((person) => [person.key, person]));

/** The person with that key, a crowd member made on the spot for `crowd-N`, or undefined. */
export function findPerson(key: string): Person | undefined {
  return byKey.get(key) ?? crowdMember(key);
}

/** After so many, a crowd's numbers and names come again. */
const crowdPeriod = 21_000;

/** Whose identity number it is, a crowd's too, as the register has it; undefined: nobody's. */
export function personNumbered(identityNumber: string): Person | undefined {
  const known = people.find((person) => person.identityNumber === identityNumber);
  if (known) return known;
  // The three digits before the last tell of a crowd member who it may be.
  for (let n = Number(identityNumber.slice(14, 17)); n < crowdPeriod; n += 1_000) {
    const member = crowdMember(crowdKey(n));
    if (member?.identityNumber === identityNumber) return member;
  }
  return undefined;
}

/** Whose Alipay account it is; undefined: nobody's. */
export const legalNameByLogonId = (logonId: string): string | undefined => {
  const key = /^([\w-]+)@example\.com$/.exec(logonId)?.[1];
  const person =
    people.find(({ phone }) => phone === logonId) ?? (key === undefined ? undefined : findPerson(key));
  return person?.legalName;
};

const surnames = [...'张刘黄徐朱马胡郭何罗'];
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰涛明超'];
const cities = [
  { city: '370200', longitude: 120.38, latitude: 36.07 },
  { city: '110100', longitude: 116.4, latitude: 39.9 },
  { city: '310100', longitude: 121.47, latitude: 31.23 },
  { city: '440300', longitude: 114.05, latitude: 22.54 },
  { city: '510100', longitude: 104.06, latitude: 30.57 },
] as const;

function pick<T>(from: readonly T[], n: number): T {
  const picked = from[n % from.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

export const crowdKey = (number: number): string => `crowd-${number}`;

/** The number of a crowd member, up to 8 digits; undefined for any other key. */
export function crowdNumber(key: string): number | undefined {
  const match = /^crowd-(0|[1-9]\d{0,7})$/.exec(key);
  return match === null ? undefined : Number(match[1]);
}

/** The same adult for the same `crowd-N`; undefined for any other key. */
function crowdMember(key: string): Person | undefined {
  const n = crowdNumber(key);
  if (n === undefined) return undefined;
  const { city, longitude, latitude } = pick(cities, n);
  const month = String(1 + (n % 12)).padStart(2, '0');
  const day = String(1 + (n % 28)).padStart(2, '0');
  const birthDate = `${1970 + (n % 35)}-${month}-${day}`;
  return {
    key,
    legalName: `${pick(surnames, n)}${pick(givenNames, Math.floor(n / 10))}${pick(givenNames, n)}`,
    nickname: `路人${n}`,
    phone: `139${String(n).padStart(8, '0')}`,
    birthDate,
    identityNumber: identityNumberOf(birthDate, n),
    city,
    // Within about 3 km of the city's centre.
    position: { longitude: longitude + (n % 61) / 2_000, latitude: latitude + (n % 53) / 2_000 },
    alipayLogonId: `${key}@example.com`,
    note: '路人',
    riskRank: 0,
    loginBlocked: false,
    hasUnionid: true,
  };
}
