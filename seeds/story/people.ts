/** An invented customer company of the demo. */
export interface DemoCompany {
  readonly key: string;
  readonly customerNumber: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  readonly countryRegion: string;
  readonly area: string;
}

/** An invented person at a customer. */
export interface DemoCustomer {
  readonly key: string;
  /** Key of the company, or of the company the person wants to join. */
  readonly company: string;
  readonly role: 'member' | 'company-admin' | 'pending';
  readonly login: string;
  readonly name: string;
  readonly position: string;
  readonly language: 'zh' | 'en' | 'de';
  readonly email: string;
  readonly phone: string;
  readonly department: 'production' | 'maintenance' | 'quality' | 'management';
}

/** A team of the maker's staff. */
export interface DemoTeam {
  readonly key: string;
  readonly name: string;
  readonly productLines: readonly ('machine-tool' | 'laser')[];
  /** Areas the team works for; `all` is every one. */
  readonly areas: readonly string[];
}

/** An invented member of the maker's staff. */
export interface DemoStaff {
  readonly key: string;
  readonly login: string;
  readonly name: string;
  /** Key of the team. */
  readonly team: string;
  readonly roles: readonly ('front-line' | 'engineer' | 'planner' | 'privacy-officer' | 'administrator')[];
  readonly productLines: readonly ('machine-tool' | 'laser')[];
  /** Areas the member is restricted to beyond the team; `all` restricts to nothing. */
  readonly areas: readonly string[];
}

/** The password of every demo sign-in; demo installations only. */
export const demoPassword = 'Demo-Hall-7-Coolant';

export const companies: readonly DemoCompany[] = [
  {
    key: 'hengrui',
    customerNumber: '10027',
    name: '苏州恒锐精密钣金有限公司',
    street: '星湖街 1188 号',
    postcode: '215021',
    city: '苏州',
    region: '江苏',
    countryRegion: 'CN',
    area: 'east',
  },
  {
    key: 'beichen',
    customerNumber: '10114',
    name: '沈阳北辰电梯部件有限公司',
    street: '开发二十二号路 96 号',
    postcode: '110027',
    city: '沈阳',
    region: '辽宁',
    countryRegion: 'CN',
    area: 'northeast',
  },
  {
    key: 'aldenhoff',
    customerNumber: '10239',
    name: 'Aldenhoff Medizintechnik Komponenten (Taicang) Co., Ltd.',
    street: '东仓北路 41 号',
    postcode: '215400',
    city: '太仓',
    region: '江苏',
    countryRegion: 'CN',
    area: 'east',
  },
];

/** Who agreed that own cases are analysed for improvement (S2.5); the others have not. */
export const agreedToAnalysis: readonly string[] = ['linWei', 'zhouJie', 'chenGuoqiang', 'liuFang', 'annaReuter'];

export const customers: readonly DemoCustomer[] = [
  {
    key: 'linWei',
    company: 'hengrui',
    role: 'company-admin',
    login: 'lin.wei',
    name: '林巍',
    position: '生产经理',
    language: 'zh',
    email: 'lin.wei@hengrui.example',
    phone: '+86 512 5550 1001',
    department: 'production',
  },
  {
    key: 'zhouJie',
    company: 'hengrui',
    role: 'member',
    login: 'zhou.jie',
    name: '周洁',
    position: '设备维护工程师',
    language: 'zh',
    email: 'zhou.jie@hengrui.example',
    phone: '+86 512 5550 1002',
    department: 'maintenance',
  },
  {
    key: 'chenGuoqiang',
    company: 'hengrui',
    role: 'member',
    login: 'chen.guoqiang',
    name: '陈国强',
    position: '激光切割操作员',
    language: 'zh',
    email: 'chen.gq@hengrui.example',
    phone: '+86 512 5550 1003',
    department: 'production',
  },
  {
    key: 'wangHaifeng',
    company: 'beichen',
    role: 'company-admin',
    login: 'wang.haifeng',
    name: '王海峰',
    position: '设备部部长',
    language: 'zh',
    email: 'wang.hf@beichen.example',
    phone: '+86 24 5550 2001',
    department: 'maintenance',
  },
  {
    key: 'liuFang',
    company: 'beichen',
    role: 'member',
    login: 'liu.fang',
    name: '刘芳',
    position: '折弯操作员',
    language: 'zh',
    email: 'liu.fang@beichen.example',
    phone: '+86 24 5550 2002',
    department: 'production',
  },
  {
    key: 'annaReuter',
    company: 'aldenhoff',
    role: 'company-admin',
    login: 'anna.reuter',
    name: 'Anna Reuter',
    position: 'Head of Production',
    language: 'en',
    email: 'a.reuter@aldenhoff.example',
    phone: '+86 512 5550 3001',
    department: 'management',
  },
  {
    key: 'heLei',
    company: 'aldenhoff',
    role: 'member',
    login: 'he.lei',
    name: '何磊',
    position: 'Maintenance Technician',
    language: 'de',
    email: 'he.lei@aldenhoff.example',
    phone: '+86 512 5550 3002',
    department: 'maintenance',
  },
  {
    key: 'sunYue',
    company: 'hengrui',
    role: 'pending',
    login: 'sun.yue',
    name: '孙悦',
    position: '质量工程师',
    language: 'zh',
    email: 'sun.yue@hengrui.example',
    phone: '+86 512 5550 1004',
    department: 'quality',
  },
];

const both = ['machine-tool', 'laser'] as const;

export const teams: readonly DemoTeam[] = [
  { key: 'front-line', name: '一线支持 Front line', productLines: both, areas: ['all'] },
  { key: 'machine-tools', name: '机床服务 Machine tools', productLines: ['machine-tool'], areas: ['all'] },
  { key: 'lasers', name: '激光服务 Lasers', productLines: ['laser'], areas: ['all'] },
  { key: 'planning', name: '服务调度 Planning', productLines: both, areas: ['all'] },
  { key: 'privacy', name: 'Datenschutz 隐私', productLines: both, areas: ['all'] },
  { key: 'it', name: 'IT', productLines: both, areas: ['all'] },
];

export const staff: readonly DemoStaff[] = [
  {
    key: 'mei',
    login: 'mei.zhang',
    name: 'Mei Zhang 张梅',
    team: 'front-line',
    roles: ['front-line'],
    productLines: ['machine-tool', 'laser'],
    areas: ['all'],
  },
  {
    key: 'zhaoPeng',
    login: 'peng.zhao',
    name: 'Peng Zhao 赵鹏',
    team: 'machine-tools',
    roles: ['engineer'],
    productLines: ['machine-tool'],
    areas: ['all'],
  },
  {
    key: 'keller',
    login: 'jonas.keller',
    name: 'Jonas Keller',
    team: 'lasers',
    roles: ['engineer'],
    productLines: ['laser'],
    areas: ['all'],
  },
  {
    key: 'liNa',
    login: 'na.li',
    name: 'Na Li 李娜',
    team: 'planning',
    roles: ['planner'],
    productLines: ['machine-tool', 'laser'],
    areas: ['all'],
  },
  {
    key: 'vogel',
    login: 'katrin.vogel',
    name: 'Katrin Vogel',
    team: 'privacy',
    roles: ['privacy-officer'],
    productLines: [],
    areas: ['all'],
  },
  {
    key: 'wuTao',
    login: 'tao.wu',
    name: 'Tao Wu 吴涛',
    team: 'it',
    roles: ['administrator'],
    productLines: ['machine-tool', 'laser'],
    areas: ['all'],
  },
];
