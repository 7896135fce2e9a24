/** The beam of a press brake coming down, its left side behind its right; `part` of the film, from 0 to 1. */
export const pressBrake = (part: number): string => {
  const right = 120 + 150 * Math.min(1, part * 1.15);
  const left = 120 + 150 * Math.min(1, part * 1.15) * (part > 0.35 ? 0.94 : 1);
  const gap = ((right - left) / 21).toFixed(2);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360" viewBox="0 0 480 360" font-family="Arial,'Liberation Sans',sans-serif">
<rect width="480" height="360" fill="#596570"/><rect x="20" y="30" width="30" height="300" fill="#2b3238"/><rect x="430" y="30" width="30" height="300" fill="#2b3238"/>
<path d="M50 40 L430 40 L430 ${right - 20} L50 ${left - 20} Z" fill="#c9d0d5"/><path d="M70 ${left - 20} L410 ${right - 20} L410 ${right + 8} L240 ${(left + right) / 2 + 26} L70 ${left + 8} Z" fill="#7f8b94"/>
<rect x="50" y="312" width="380" height="30" fill="#39434b"/><path d="M190 312 L240 296 L290 312 Z" fill="#171e24"/><path d="M60 298 L420 298" stroke="#e8edf0" stroke-width="4"/>
<rect x="64" y="54" width="150" height="44" rx="4" fill="#12301d"/><text x="74" y="84" font-size="24" fill="#7fd39c">Y1 ${left.toFixed(1)}</text>
<rect x="266" y="54" width="150" height="44" rx="4" fill="#12301d"/><text x="276" y="84" font-size="24" fill="#7fd39c">Y2 ${right.toFixed(1)}</text>
<text x="240" y="132" font-size="20" text-anchor="middle" fill="${Number(gap) > 0.2 ? '#b3211b' : '#1c6b3a'}" font-weight="700">ΔY ${gap} mm</text>
<rect y="350" width="480" height="10" fill="#171e24"/><rect y="350" width="${480 * part}" height="10" fill="#f5c266"/></svg>`;
};

/** A filled-in sheet: what was measured at the axis. */
export const sheet = `<style>body{font:13px Arial,"Liberation Sans",sans-serif;margin:0}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #889;padding:6px 10px;text-align:left}h1{font-size:20px}</style><h1>Axis check · press brake · Y1 / Y2</h1>
<p>Tool 3000 mm · 60 % speed · oil 51 °C · ISO VG 46</p><table><tr><th>Stroke (mm)</th><th>Y1 lag (mm)</th><th>Y2 lag (mm)</th><th>Limit (mm)</th><th></th></tr>
${[
  [50, 0.05, 0.04],
  [100, 0.11, 0.05],
  [150, 0.27, 0.06],
  [200, 0.42, 0.06],
  [250, 0.4, 0.07],
]
  .map(
    ([stroke, one, two]) =>
      `<tr><td>${stroke}</td><td>${one}</td><td>${two}</td><td>0.20</td><td>${one! > 0.2 ? 'over' : 'ok'}</td></tr>`,
  )
  .join('')}</table><p>Valve Y1: response 38 ms (Y2: 21 ms). Filter indicator green.</p>`;

/** What the axis diagnosis writes out. */
export const axisLog = [
  'AXIS DIAGNOSIS  Y1/Y2  tool 3000 mm  speed 60 %',
  'time_ms;y1_set;y1_act;y2_set;y2_act;event',
  ...Array.from({ length: 40 }, (_, at) => {
    const set = at * 6.25;
    const lag = at < 14 ? 0.05 : Math.min(0.42, 0.05 + (at - 14) * 0.03);
    return `${at * 50};${set.toFixed(2)};${(set - lag).toFixed(2)};${set.toFixed(2)};${(set - 0.05).toFixed(2)};${lag >= 0.4 ? 'E-27' : ''}`;
  }),
  '',
].join('\r\n');
