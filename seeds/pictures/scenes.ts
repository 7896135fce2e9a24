/** The scenes of the demo's pictures, as SVG for a 1200 × 900 canvas; invented, drawn, nobody in view. */
const grain = `<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" result="n"/><feColorMatrix in="n" type="saturate" values="0"/><feComponentTransfer><feFuncA type="linear" slope="0.16"/></feComponentTransfer></filter>
<filter id="brushed"><feTurbulence type="fractalNoise" baseFrequency="0.004 0.6" numOctaves="3"/><feColorMatrix type="saturate" values="0"/><feComponentTransfer><feFuncA type="linear" slope="0.35"/></feComponentTransfer></filter>
<filter id="soft"><feGaussianBlur stdDeviation="14"/></filter><filter id="slight"><feGaussianBlur stdDeviation="1.1"/></filter>
<radialGradient id="vignette" cx="0.5" cy="0.46" r="0.75"><stop offset="0.55" stop-opacity="0"/><stop offset="1" stop-opacity="0.55"/></radialGradient>
<linearGradient id="steel" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#cfd4d8"/><stop offset="0.5" stop-color="#8c949b"/><stop offset="1" stop-color="#b9bfc4"/></linearGradient>
<linearGradient id="dark" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3a4046"/><stop offset="1" stop-color="#1c2024"/></linearGradient>`;

const scene = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900"><defs>${grain}</defs>${body}<rect width="1200" height="900" fill="url(#vignette)"/><rect width="1200" height="900" filter="url(#grain)" opacity="0.55"/></svg>`;

const screen = (title: string, rows: readonly [string, string, string][]) =>
  scene(`<rect width="1200" height="900" fill="url(#dark)"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.4"/>
<g transform="translate(70 60) rotate(-1.6) skewX(-1.5)"><rect width="1060" height="760" rx="22" fill="#0c0f12"/><rect x="34" y="34" width="992" height="640" fill="#e8edf0"/>
<rect x="34" y="34" width="992" height="74" fill="#0e3a5e"/><text x="64" y="84" font-size="36" fill="#fff">${title}</text><text x="860" y="84" font-size="32" fill="#cfe3f2">06:42:17</text>
<rect x="34" y="108" width="992" height="56" fill="#c62828"/><text x="64" y="147" font-size="30" fill="#fff">ALARM — production stopped</text>
${rows.map(([code, words, state], row) => `<g transform="translate(64 ${226 + row * 92})"><rect x="-14" y="-50" width="964" height="78" fill="${row === 0 ? '#ffe3e0' : '#fff'}"/><text font-size="38" font-weight="700" fill="#9a1b1b">${code}</text><text x="230" font-size="34" fill="#1d2429">${words}</text><text x="770" font-size="30" fill="#56616a">${state}</text></g>`).join('')}
<g transform="translate(64 560)"><rect width="290" height="84" rx="8" fill="#cdd6dc"/><text x="86" y="54" font-size="32">Reset</text><rect x="320" width="290" height="84" rx="8" fill="#cdd6dc"/><text x="372" y="54" font-size="32">Diagnosis</text></g>
<path d="M34 34 L600 34 L240 674 L34 674 Z" fill="#fff" opacity="0.09"/>${[0, 1, 2, 3, 4, 5].map((n) => `<circle cx="${130 + n * 160}" cy="718" r="20" fill="#2a3036" stroke="#555"/>`).join('')}</g>`);

const gauge = () => {
  const ticks = Array.from({ length: 31 }, (_, n) => {
    const angle = ((-225 + n * 9) * Math.PI) / 180;
    const long = n % 5 === 0 ? 40 : 20;
    const at = (r: number) => `${600 + Math.cos(angle) * r} ${440 + Math.sin(angle) * r}`;
    return `<path d="M${at(290)} L${at(290 - long)}" stroke="#222" stroke-width="${n % 5 === 0 ? 6 : 3}"/>${n % 5 === 0 ? `<text x="${600 + Math.cos(angle) * 215}" y="${456 + Math.sin(angle) * 215}" font-size="44" text-anchor="middle" fill="#222">${n / 5}</text>` : ''}`;
  }).join('');
  return scene(`<rect width="1200" height="900" fill="#5b6a70"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.5"/><rect x="0" y="760" width="1200" height="90" fill="#9aa4a9"/><rect x="560" y="760" width="80" height="140" fill="#b48a3c"/>
<circle cx="600" cy="440" r="350" fill="#15181a" filter="url(#soft)" opacity="0.6"/><circle cx="600" cy="440" r="345" fill="url(#steel)"/><circle cx="600" cy="440" r="308" fill="#fafaf6"/>${ticks}<path d="M 428 676 A 290 290 0 0 1 316 502" stroke="#c62828" stroke-width="16" fill="none"/>
<text x="600" y="590" font-size="50" text-anchor="middle" fill="#222">bar</text><g transform="rotate(-130 600 440)"><path d="M600 452 L860 440 L600 428 Z" fill="#111"/></g><circle cx="600" cy="440" r="28" fill="#333"/><path d="M360 230 Q520 130 700 160 Q520 190 390 330 Z" fill="#fff" opacity="0.35"/>`);
};

const bend = () =>
  scene(`<rect width="1200" height="900" fill="#6d7377"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.7"/><rect y="610" width="1200" height="290" fill="#3b4146"/>
<path d="M120 640 L640 640 L640 180 L690 180 L690 690 L120 690 Z" fill="url(#steel)" stroke="#4c5358" stroke-width="3"/><path d="M640 180 L690 180 L690 690" fill="none" stroke="#eef1f3" stroke-width="5" opacity="0.8"/>
<g transform="translate(640 640) rotate(-1.4)"><path d="M0 0 L-360 0 M0 0 L0 -360" stroke="#10293d" stroke-width="26"/><rect x="-90" y="-90" width="180" height="180" rx="90" fill="#10293d"/><rect x="-74" y="-34" width="148" height="68" rx="6" fill="#c7d6bd"/><text x="0" y="18" font-size="50" text-anchor="middle" font-family="monospace" fill="#16221a">91.4°</text></g>`);

const trace = () => {
  const line = (scale: number, phase: number) =>
    Array.from({ length: 220 }, (_, x) => {
      const spike = Math.exp(-(((x - 128) / 7) ** 2)) * 150 * scale;
      return `${x === 0 ? 'M' : 'L'}${110 + x * 4.4} ${430 - Math.sin(x / 9 + phase) * 26 - spike - ((x * 7919) % 13)}`;
    }).join(' ');
  return scene(
    `<rect width="1200" height="900" fill="#0d1216"/><g transform="rotate(0.8 600 450)"><rect x="60" y="70" width="1080" height="720" fill="#10202b"/>${Array.from({ length: 11 }, (_, n) => `<path d="M110 ${140 + n * 56} H1078" stroke="#24414f" stroke-width="2"/>`).join('')}<path d="${line(1.5, 0)}" fill="none" stroke="#ffb300" stroke-width="5"/><path d="${line(0.25, 1)}" fill="none" stroke="#4dd0e1" stroke-width="5"/><text x="120" y="120" font-size="34" fill="#dfe9ee">Following error Y1 / Y2 [mm]</text><text x="700" y="190" font-size="34" fill="#ffb300">Y1 max 0.42</text><text x="120" y="760" font-size="32" fill="#9fb4bf">Oil 51 °C   Load 82 %</text></g>`,
  );
};

const lens = () =>
  scene(`<rect width="1200" height="900" fill="#d9d4c8"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.3"/><circle cx="610" cy="470" r="335" fill="#777" filter="url(#soft)" opacity="0.6"/><circle cx="600" cy="450" r="330" fill="url(#steel)"/><circle cx="600" cy="450" r="262" fill="#14222b"/><circle cx="600" cy="450" r="250" fill="#2f5568"/><circle cx="600" cy="450" r="200" fill="#3f7288" opacity="0.7"/><path d="M430 320 Q560 220 720 270 Q560 300 470 430 Z" fill="#fff" opacity="0.35"/>
<g filter="url(#slight)"><circle cx="642" cy="486" r="34" fill="#0a0c0d"/><circle cx="642" cy="486" r="58" fill="#6b3d1c" opacity="0.55"/><circle cx="642" cy="486" r="92" fill="#c9a36a" opacity="0.22"/>${[0, 1, 2, 3, 4, 5, 6].map((n) => `<path d="M642 486 l${Math.cos(n) * 88} ${Math.sin(n) * 88}" stroke="#10100f" stroke-width="4" opacity="0.7"/>`).join('')}</g>`);

const chain = () =>
  scene(
    `<rect width="1200" height="900" fill="#2b3034"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.5"/><rect y="180" width="1200" height="120" fill="#d8a400"/>${Array.from({ length: 14 }, (_, n) => `<g transform="translate(${n * 92 - 20} ${520 + Math.sin(n / 2) * 18})"><rect width="84" height="74" rx="37" fill="url(#steel)" stroke="#1a1d20" stroke-width="4"/><circle cx="20" cy="37" r="13" fill="#202427"/><circle cx="64" cy="37" r="13" fill="#202427"/></g>`).join('')}<g transform="translate(890 560)"><circle r="150" fill="#3d4348" stroke="#15181a" stroke-width="8"/><circle r="52" fill="url(#steel)"/>${Array.from({ length: 16 }, (_, n) => `<rect x="-12" y="-176" width="24" height="34" fill="#3d4348" transform="rotate(${n * 22.5})"/>`).join('')}</g><path d="M120 740 q80 60 260 30 q130 -20 190 26" stroke="#0b0c0d" stroke-width="34" opacity="0.55" fill="none" filter="url(#soft)"/>`,
  );

const curtain = () =>
  scene(
    `<rect width="1200" height="900" fill="#717a80"/><rect width="1200" height="900" filter="url(#brushed)" opacity="0.45"/><rect x="0" y="640" width="1200" height="260" fill="#454c51"/><g transform="rotate(4 520 450)"><rect x="450" y="60" width="150" height="760" rx="14" fill="#e6c200" stroke="#8a7400" stroke-width="4"/><rect x="490" y="110" width="70" height="620" rx="8" fill="#1b0d12"/>${Array.from({ length: 12 }, (_, n) => `<circle cx="525" cy="${150 + n * 50}" r="11" fill="#4b1420"/>`).join('')}<circle cx="525" cy="775" r="42" fill="#ff2a1a" filter="url(#soft)"/><circle cx="525" cy="775" r="16" fill="#ff6a5a"/></g><path d="M640 820 L860 900 L980 900 L700 800 Z" fill="#a8afb4"/><rect x="640" y="700" width="260" height="36" fill="#9aa2a7" transform="rotate(-6 640 700)"/>`,
  );

const mark = () => {
  const cells = Array.from({ length: 18 * 18 }, (_, n) => {
    const x = n % 18;
    const y = Math.floor(n / 18);
    const on =
      x === 0 || y === 17 || (x === 17 ? y % 2 === 1 : y === 0 ? x % 2 === 0 : (x * 7 + y * 13 + x * y) % 5 < 2);
    return on ? `<rect x="${x * 20 + (y > 9 ? 5 : 0)}" y="${y * 20}" width="19" height="19"/>` : '';
  }).join('');
  return scene(
    `<rect width="1200" height="900" fill="#40474c"/><rect y="150" width="1200" height="600" fill="url(#steel)"/><rect y="150" width="1200" height="600" filter="url(#brushed)" opacity="0.9"/><g transform="translate(300 270)" fill="#23201d" opacity="0.86" filter="url(#slight)">${cells}</g><g font-family="monospace" font-size="46" fill="#23201d" opacity="0.85"><text x="720" y="330">(01)04012345</text><text x="720" y="400">(11)261120</text><text x="726" y="470">(10)BX-4471</text></g>`,
  );
};

/** File name → SVG text. */
export const scenes: Readonly<Record<string, () => string>> = {
  'control-las-0417': () =>
    screen('TASC 5.8.1   A0230E1234', [
      ['LAS-0417', 'Cooling water flow too low', 'active'],
      ['LAS-0400', 'Beam source not ready', 'follows'],
      ['NC-0012', 'Cycle interrupted', 'follows'],
    ]),
  'chiller-gauge': gauge,
  'bend-angle': bend,
  'servo-trace': trace,
  'lens-burn': lens,
  'pallet-chain': chain,
  'light-curtain': curtain,
  'udi-mark': mark,
};
