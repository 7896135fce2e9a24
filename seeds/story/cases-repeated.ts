import type { DemoCase, DemoStep } from './shape.ts';

type Solve = Extract<DemoStep, { does: 'solve' }>;

/** A case that was solved within a day and confirmed. */
const solved = (
  of: Pick<DemoCase, 'machine' | 'by' | 'errorNumber' | 'alarmText' | 'text'> & { daysAgo: number },
  solution: Pick<Solve, 'cause' | 'remedy' | 'causeCode' | 'remedyCode'>,
): DemoCase => {
  const { daysAgo, ...rest } = of;
  return {
    ...rest,
    hoursAgo: 24 * daysAgo,
    severity: 'limited',
    reason: 'fault',
    steps: [
      { after: 0.5, by: 'mei', does: 'receive' },
      { after: 1.5, by: 'zhaoPeng', does: 'reply', text: '已收到，请按附件步骤检查，并告诉我们结果。' },
      { after: 6, by: 'zhaoPeng', does: 'solve', ...solution },
      { after: 28, by: of.by, does: 'confirm' },
    ],
  };
};

const lens = { errorNumber: 'LAS-0332', alarmText: '保护镜片温度过高' };
const clamp = { errorNumber: 'R-118', alarmText: '模具夹紧压力不足' };
const dirt = {
  cause: '保护镜片脏污。',
  remedy: '更换保护镜片并清洁镜座。',
  causeCode: 'dirt',
  remedyCode: 'replaced',
} as const;
const reading = {
  cause: '温度读数跳变，控制软件的已知问题。',
  remedy: '更新到 TASC 5.9.1。',
  causeCode: 'software',
  remedyCode: 'software',
} as const;
const worn = {
  cause: '夹紧油缸密封圈磨损。',
  remedy: '更换密封圈。',
  causeCode: 'wear',
  remedyCode: 'replaced',
} as const;

/** The same two faults again and again, reported by several people: what the analysis for improvement is about. */
export const repeatedCases: readonly DemoCase[] = [
  solved({ machine: 'cutter2', by: 'linWei', daysAgo: 285, ...lens, text: '切割约 40 分钟后报 LAS-0332。' }, dirt),
  solved({ machine: 'cutter2', by: 'zhouJie', daysAgo: 233, ...lens, text: '又报 LAS-0332，镜片上周刚换过。' }, dirt),
  solved(
    { machine: 'cutter3', by: 'chenGuoqiang', daysAgo: 176, ...lens, text: '冷机启动就报 LAS-0332，温度显示 0。' },
    reading,
  ),
  solved(
    { machine: 'cutter3', by: 'linWei', daysAgo: 118, ...lens, text: 'LAS-0332 偶发，温度读数跳到 95。' },
    reading,
  ),
  solved({ machine: 'cutter3', by: 'zhouJie', daysAgo: 82, ...lens, text: 'LAS-0332，换镜片后仍然偶发。' }, reading),
  solved({ machine: 'punch1', by: 'chenGuoqiang', daysAgo: 301, ...clamp, text: '换模后报 R-118，夹不紧。' }, worn),
  solved({ machine: 'punch1', by: 'linWei', daysAgo: 204, ...clamp, text: 'R-118，压力表只到 80 bar。' }, worn),
  solved({ machine: 'punch1', by: 'zhouJie', daysAgo: 97, ...clamp, text: '早班 R-118，重启后能用半天。' }, worn),
];
