import type { CatalogueAlarm } from '../alarms/catalogue.ts';
import type { Language } from '../texts.ts';
import type { ProductLine } from './machines.ts';

/** One instrument of the panel. */
interface Gauge {
  label: Record<Language, string>;
  unit: string;
  max: number;
  normal: number;
  /** The reading falls to zero when the machine stops. */
  movesWithMachine?: boolean;
  /** What it shows while one of these alarms is active. */
  during?: Record<string, number>;
}

/** What an instrument shows now. */
export interface Reading {
  label: string;
  unit: string;
  max: number;
  value: number;
  isAbnormal: boolean;
}

const gauges: Record<ProductLine, readonly Gauge[]> = {
  'machine-tool': [
    {
      label: { zh: '进给速度', en: 'Feed rate', de: 'Vorschub' },
      unit: 'm/min',
      max: 60,
      normal: 24,
      movesWithMachine: true,
    },
    {
      label: { zh: '驱动负载', en: 'Drive load', de: 'Antriebslast' },
      unit: '%',
      max: 150,
      normal: 52,
      during: { 'E-27': 138, 'E-48': 118, '700245': 131 },
    },
    {
      label: { zh: '液压压力', en: 'Hydraulics', de: 'Hydraulik' },
      unit: 'bar',
      max: 160,
      normal: 118,
      during: { 'H-112': 34 },
    },
    {
      label: { zh: '氮气压力', en: 'Nitrogen', de: 'Stickstoff' },
      unit: 'bar',
      max: 30,
      normal: 21,
      during: { '700310': 7 },
    },
  ],
  laser: [
    {
      label: { zh: '输出功率', en: 'Output power', de: 'Leistung' },
      unit: 'W',
      max: 8000,
      normal: 6000,
      movesWithMachine: true,
      during: { 'LAS-0108': 3150, 'LAS-0702': 5480 },
    },
    {
      label: { zh: '冷却水流量', en: 'Water flow', de: 'Durchfluss' },
      unit: 'l/min',
      max: 60,
      normal: 42,
      during: { 'LAS-0417': 11 },
    },
    {
      label: { zh: '冷却水温度', en: 'Water temp.', de: 'Wassertemp.' },
      unit: '°C',
      max: 50,
      normal: 24,
      during: { 'LAS-0422': 38, 'LAS-0417': 36 },
    },
    {
      label: { zh: '腔体湿度', en: 'Humidity', de: 'Feuchte' },
      unit: '%',
      max: 100,
      normal: 31,
      during: { 'LAS-0305': 68 },
    },
  ],
};

/** The instruments of a machine with these alarms; `tick` lets the needles breathe. */
export function readingsOf(
  line: ProductLine,
  raised: readonly CatalogueAlarm[],
  language: Language,
  tick: number,
): Reading[] {
  const isStopped = raised.some((alarm) => alarm.level === 'stop');
  return gauges[line].map((gauge, at) => {
    const abnormal = raised.map((alarm) => gauge.during?.[alarm.errorNumber]).find((value) => value !== undefined);
    const still = gauge.movesWithMachine && isStopped ? 0 : (abnormal ?? gauge.normal);
    const breath = still === 0 ? 0 : Math.sin(tick * 1.7 + at * 2) * gauge.max * 0.008;
    return {
      label: gauge.label[language],
      unit: gauge.unit,
      max: gauge.max,
      value: still + (tick === 0 ? 0 : breath),
      isAbnormal: abnormal !== undefined,
    };
  });
}
