/** What a place is good for: templates name the settings in which their work happens. */
const settings = ['expo', 'mall', 'street', 'campus', 'home', 'depot', 'park', 'office', 'station'] as const;
export type Setting = (typeof settings)[number];

export interface Place {
  readonly name: string;
  readonly district: string;
  readonly settings: readonly Setting[];
  /** gcj02, degrees; real landmarks, to a few hundred metres. */
  readonly longitude: number;
  readonly latitude: number;
  /** How far tasks lie around it; small at the shore, so that none falls into the sea. */
  readonly spreadMetres: number;
  readonly roads: readonly string[];
}

export interface SeedCity {
  readonly code: string;
  /** The prefix of addresses. */
  readonly name: string;
  readonly taskCount: number;
  /** What the same work pays here, relative to Qingdao. */
  readonly payFactor: number;
  readonly places: readonly Place[];
}

const isSetting = (word: string): word is Setting => settings.some((setting) => setting === word);

/** One place a line: name, district, settings, longitude, latitude, spread, roads. */
const placesOf = (table: string): Place[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', district = '', kinds = '', longitude, latitude, spread, ...roads] = line
        .trim()
        .split(/\s+/);
      return {
        name,
        district,
        settings: kinds.split('/').filter(isSetting),
        longitude: Number(longitude),
        latitude: Number(latitude),
        spreadMetres: Number(spread),
        roads,
      };
    });

const qingdao = `
  五四广场 市南区 park/street 120.3848 36.0636 200 东海西路 山东路
  香港中路 市南区 office 120.3826 36.0671 600 香港中路 福州南路 闽江路
  云霄路 市南区 street/home 120.3902 36.0712 500 云霄路 闽江路 江西路
  奥帆中心 市南区 park/street 120.3921 36.0602 150 澳门路 燕儿岛路
  燕儿岛路 市南区 mall/office 120.4003 36.0662 450 燕儿岛路 香港中路 宁夏路
  山东路 市南区 mall/office 120.3845 36.0752 700 山东路 南京路 宁夏路
  台东步行街 市北区 mall/street 120.3557 36.0842 900 台东三路 威海路 延安三路
  中央商务区 市北区 mall/office 120.3870 36.0905 800 延吉路 连云港路 敦化路
  浮山后 市北区 home/mall 120.4125 36.0925 900 劲松三路 同兴路 辽阳西路
  新都心 市北区 home/mall/office 120.4076 36.1062 1200 合肥路 同德路 黑龙江南路
  青岛大学 崂山区 campus 120.4190 36.0722 300 宁夏路 银川西路
  中山路 市南区 street 120.3192 36.0694 350 中山路 湖北路 四方路
  青岛站 市南区 station 120.3132 36.0665 250 泰安路 费县路
  国际会展中心 崂山区 expo/office 120.4684 36.0915 700 苗岭路 云岭路 深圳路
  海大崂山校区 崂山区 campus 120.4952 36.1610 500 松岭路 滨海大道
  李村 李沧区 mall/street/home 120.4302 36.1600 1200 向阳路 京口路 夏庄路
  青岛北站 李沧区 station/depot 120.3768 36.1690 700 静乐路 金水路
  城阳世纪公园 城阳区 park/home 120.3906 36.3052 1400 正阳路 长城路 明阳路
  流亭物流园 城阳区 depot 120.3758 36.2605 1500 双元路 空港路
  金沙滩 黄岛区 park 120.2524 35.9738 200 金沙滩路
  长江中路 黄岛区 mall/home 120.1932 35.9632 1000 长江中路 井冈山路 武夷山路
`;

const beijing = `
  国家会议中心 朝阳区 expo/park 116.3908 40.0020 700 天辰东路 北辰东路
  静安庄展览馆 朝阳区 expo/home 116.4500 39.9612 800 北三环东路 曙光西里
  三里屯 朝阳区 mall/street 116.4548 39.9365 900 工体北路 三里屯路 新东路
  国贸 朝阳区 office/mall 116.4605 39.9092 900 建国门外大街 光华路 景华南街
  望京 朝阳区 office/home 116.4812 39.9962 1400 望京街 阜通东大街 广顺南大街
  朝阳公园 朝阳区 park/home 116.4798 39.9440 900 朝阳公园南路 农展馆南路
  西单 西城区 mall/street 116.3742 39.9112 700 西单北大街 灵境胡同
  王府井 东城区 mall/street 116.4108 39.9132 600 王府井大街 金鱼胡同
  中关村 海淀区 office/mall 116.3166 39.9841 1000 中关村大街 海淀大街 丹棱街
  五道口 海淀区 campus/street 116.3378 39.9926 900 成府路 学院路 王庄路
  五棵松 海淀区 park/mall 116.2775 39.9080 800 复兴路 西翠路
  北京南站 丰台区 station 116.3786 39.8654 500 马家堡东路 永外大街
  天通苑 昌平区 home/mall 116.4172 40.0642 1500 立汤路 太平庄中街
  回龙观 昌平区 home/street 116.3380 40.0728 1400 回龙观西大街 育知东路
  沙河高教园 昌平区 campus 116.2890 40.1560 900 高教园北二街 南丰路
  亦庄 大兴区 depot/office 116.5062 39.7952 1500 荣华中路 经海三路 科创街
  空港物流园 顺义区 depot 116.5552 40.0950 1400 顺平路 天柱路
  通州北苑 通州区 mall/home 116.6372 39.9032 1100 新华西街 通朝大街
`;

const shanghai = `
  国家会展中心 青浦区 expo 121.3006 31.1906 700 崧泽大道 诸光路 盈港东路
  新国际博览中心 浦东新区 expo/home 121.5664 31.2116 800 龙阳路 芳甸路 花木路
  南京东路 黄浦区 mall/street 121.4852 31.2364 500 南京东路 九江路 福建中路
  静安寺 静安区 mall/office 121.4456 31.2236 800 南京西路 愚园路 华山路
  徐家汇 徐汇区 mall/office 121.4366 31.1942 900 漕溪北路 虹桥路 肇嘉浜路
  陆家嘴 浦东新区 office/mall 121.5056 31.2366 500 世纪大道 银城中路
  五角场 杨浦区 mall/campus 121.5142 31.3010 1100 淞沪路 邯郸路 四平路
  中山公园 长宁区 mall/park/home 121.4166 31.2186 900 长宁路 汇川路 定西路
  七宝 闵行区 street/home 121.3512 31.1576 1200 漕宝路 七莘路 吴宝路
  张江 浦东新区 office/home 121.5902 31.2052 1400 祖冲之路 碧波路 科苑路
  虹桥火车站 闵行区 station 121.3206 31.1942 500 申虹路 申贵路
  打浦桥 黄浦区 street/home 121.4690 31.2082 700 泰康路 瑞金二路 徐家汇路
  大宁 静安区 mall/home 121.4526 31.2762 1100 共和新路 大宁路 灵石路
  世纪公园 浦东新区 park/home 121.5512 31.2172 900 锦绣路 花木路
  松江大学城 松江区 campus/street 121.2182 31.0522 1100 文汇路 龙腾路 文诚路
  江桥 嘉定区 depot/home 121.3332 31.2432 1400 曹安公路 金沙江西路 华江路
  外高桥 浦东新区 depot 121.5802 31.3402 1200 杨高北路 富特西一路
`;

const shenzhen = `
  会展中心 福田区 expo/office 114.0606 22.5336 600 福华三路 金田路 益田路
  国际会展城 宝安区 expo 113.7800 22.6990 700 展城路 和平路
  市民中心 福田区 office/park 114.0592 22.5442 700 福中三路 鹏程一路
  华强北 福田区 street/mall 114.0872 22.5474 700 华强北路 振兴路 振华路
  景田 福田区 home 114.0412 22.5552 900 景田路 红荔西路 莲花路
  后海 南山区 mall/office 113.9372 22.5172 700 文心五路 海德三道 登良路
  科技园 南山区 office/home 113.9542 22.5402 1100 科苑路 高新南一道 深南大道
  华侨城 南山区 park/street 113.9852 22.5392 700 香山东街 深南大道
  大学城 南山区 campus 113.9702 22.5902 900 丽水路 学苑大道
  蛇口 南山区 street/home 113.9172 22.4902 500 太子路 南海大道 工业八路
  东门老街 罗湖区 street/mall 114.1196 22.5462 600 解放路 人民北路 立新路
  大剧院 罗湖区 mall/office 114.1076 22.5422 500 深南东路 红宝路 宝安南路
  深圳北站 龙华区 station/mall 114.0292 22.6096 700 民塘路 玉龙路 留仙大道
  坂田 龙岗区 office/home 114.0682 22.6342 1300 五和大道 吉华路 雪岗路
  宝安中心 宝安区 mall/home 113.8842 22.5566 900 创业一路 新湖路 裕安一路
  平湖物流园 龙岗区 depot 114.1272 22.6882 1500 平安大道 富安大道
  福永 宝安区 depot/home 113.8202 22.6702 1200 福海大道 立新路
  大运 龙岗区 park/campus 114.2182 22.6952 1200 龙翔大道 龙兴路
`;

const chengdu = `
  春熙路 锦江区 mall/street 104.0780 30.6552 600 春熙路 总府路 红星路三段
  天府广场 青羊区 office/mall 104.0657 30.6574 600 人民南路一段 人民东路
  宽窄巷子 青羊区 street 104.0542 30.6642 500 长顺上街 同仁路 下同仁路
  武侯祠 武侯区 street/home 104.0492 30.6452 700 武侯祠大街 洗面桥横街
  建设路 成华区 mall/street/home 104.1012 30.6712 900 建设路 建设北路 府青路
  环球中心 武侯区 mall/office 104.0632 30.5692 800 天府大道北段 锦悦东路 锦城大道
  世纪城 武侯区 expo/home 104.0702 30.5582 900 世纪城路 益州大道 天府大道中段
  西博城 双流区 expo 104.0792 30.4422 900 福州路东段 宁波路
  天府软件园 武侯区 office 104.0682 30.5442 900 天华一路 天府五街 益州大道
  金融城 武侯区 office/mall 104.0652 30.5852 700 交子大道 府城大道 天府二街
  望江校区 武侯区 campus/home 104.0842 30.6322 800 一环路南一段 科华北路
  犀浦 郫都区 campus/home 103.9692 30.7562 1200 校园路 国宁东路
  成都东站 成华区 station 104.1402 30.6302 700 邛崃山路 金马河路
  金沙遗址 青羊区 park/home 104.0122 30.6822 900 青羊大道 金沙遗址路
  东安湖 龙泉驿区 park 104.2532 30.5672 900 东安湖一路 车城大道
  大面 龙泉驿区 depot/home 104.1952 30.6032 1300 成龙大道 驿都大道
  航空港 双流区 depot/home 103.9702 30.5652 1300 航空港大道 机场路
  光华公园 温江区 home/mall 103.8602 30.6862 1300 光华大道三段 凤凰北大街
`;

export const cities: readonly SeedCity[] = [
  { code: '370200', name: '青岛市', taskCount: 84, payFactor: 1, places: placesOf(qingdao) },
  { code: '110100', name: '北京市', taskCount: 66, payFactor: 1.2, places: placesOf(beijing) },
  { code: '310100', name: '上海市', taskCount: 66, payFactor: 1.2, places: placesOf(shanghai) },
  { code: '440300', name: '深圳市', taskCount: 66, payFactor: 1.15, places: placesOf(shenzhen) },
  { code: '510100', name: '成都市', taskCount: 66, payFactor: 1, places: placesOf(chengdu) },
];

/** Where exactly one meets, by what kind of place it is. */
export const meetingPoints: Readonly<Record<Setting, readonly string[]>> = {
  expo: ['北登录厅', '3号馆南入口', '东门安检口外', ''],
  mall: ['商场一层服务台', '负一层超市入口', '二层中庭', '商场北门', ''],
  street: ['步行街入口', '临街商铺', '', ''],
  campus: ['校园南门', '学生活动中心', '东门公交站旁'],
  home: ['小区东门', '小区北门', '社区服务站', ''],
  depot: ['2号库', 'B区月台', '园区正门岗亭'],
  park: ['游客中心', '南广场', '公园西门'],
  office: ['A座大堂', '写字楼一层', '12层前台', ''],
  station: ['出站口东侧', '南广场', '负一层换乘厅'],
};
