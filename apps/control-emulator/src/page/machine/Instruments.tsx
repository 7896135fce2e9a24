import { useEffect, useState } from 'react';
import type { CatalogueAlarm } from '../alarms/catalogue.ts';
import type { controlTexts, Language } from '../texts.ts';
import type { Control } from '../use-control.ts';
import styles from './machine.module.css';
import { type Reading, readingsOf } from './readings.ts';

interface InstrumentsProps {
  texts: (typeof controlTexts)[Language];
  control: Control;
  active: CatalogueAlarm[];
}

// A dial of 240 degrees, drawn in a box of 100 by 84.
const RADIUS = 42;
const SWEEP = (240 / 360) * 2 * Math.PI;
const ARC = RADIUS * SWEEP;
const TICKS = Array.from({ length: 11 }, (_, at) => at / 10);

/** The dials: they move with the alarms. */
export function Instruments({ texts, control, active }: InstrumentsProps) {
  const tick = useTick();
  return (
    <section className={styles.instruments} aria-label={texts.instruments}>
      {readingsOf(control.machine.productLine, active, control.language, tick).map((reading) => (
        <Dial key={reading.label} reading={reading} />
      ))}
    </section>
  );
}

function Dial({ reading: { label, unit, max, value, isAbnormal } }: { reading: Reading }) {
  const part = Math.min(1, Math.max(0, value / max));
  return (
    <figure className={styles.dial} data-abnormal={isAbnormal}>
      <svg viewBox="0 0 100 84" aria-hidden="true">
        {TICKS.map((at) => (
          <line key={at} {...tickAt(at)} data-past={at <= part} />
        ))}
        <path d={arc()} data-track="" />
        <path d={arc()} data-value="" strokeDasharray={`${part * ARC} ${ARC * 2}`} />
        <text x="50" y="56">
          {value.toFixed(max >= 1000 ? 0 : 1)}
        </text>
        <text x="50" y="70" data-unit="">
          {unit}
        </text>
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

function pointAt(part: number, radius: number): { x: number; y: number } {
  const angle = Math.PI / 2 + (2 * Math.PI - SWEEP) / 2 + part * SWEEP;
  return { x: 50 + radius * Math.cos(angle), y: 50 + radius * Math.sin(angle) };
}

function arc(): string {
  const from = pointAt(0, RADIUS);
  const to = pointAt(1, RADIUS);
  return `M${from.x} ${from.y}A${RADIUS} ${RADIUS} 0 1 1 ${to.x} ${to.y}`;
}

function tickAt(part: number) {
  const outer = pointAt(part, RADIUS - 6);
  const inner = pointAt(part, RADIUS - 10);
  return { x1: outer.x, y1: outer.y, x2: inner.x, y2: inner.y };
}

function useTick(): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setTick((now) => now + 1), 1200);
    return () => clearInterval(timer);
  }, []);
  return tick;
}
