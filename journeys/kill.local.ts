import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { callerOf } from './actors/api.ts';
import { deskOf } from './actors/desk.ts';
import { phoneOf } from './actors/phone.ts';
import { origins } from './stage/ports.ts';
const browser = await chromium.launch(chromiumLaunch());
const as = await callerOf(await phoneOf(browser, 'lin.wei'));
const machineNumber = JSON.parse((await as('/api/machines')).text).machines[0].machineNumber;
const membershipId = JSON.parse((await as('/api/me')).text).membership.membershipId;
const desk = await deskOf(browser, 'mei.zhang');
const cookie = (await desk.cookies(origins.service)).map((c) => `${c.name}=${c.value}`).join('; ');
const post = async (path: string, json: object) => {
  try {
    const r = await fetch(`${origins.service}/api/desk/cases/${path}`, { method: 'POST', headers: { cookie, origin: origins.service, 'content-type': 'application/json' }, body: JSON.stringify(json) });
    return { status: r.status, body: await r.json().catch(() => ({})) };
  } catch { return { status: 0, body: {} as any }; }
};
const seen: Record<string, number> = {};
let rounds = 0;
for (let round = 0; round < 6; round++) {
  const opened = await as('/api/cases', { method: 'POST', body: { id: randomUUID(), machineNumber, reason: 'fault', severity: 'down', description: `杀 ${round}`, language: 'zh', contact: { membershipId }, files: [] } });
  const caseNumber = JSON.parse(opened.text).caseNumber;
  const [r, n, c] = [randomUUID(), randomUUID(), randomUUID()];
  await as(`/api/cases/${caseNumber}/replies`, { method: 'POST', body: { id: r, text: '第二个问题', files: [] } });
  await post(`${caseNumber}/notes`, { id: n, text: '内部' });
  await post(`${caseNumber}/calls`, { id: c, at: new Date().toISOString(), caller: 'maker', note: '内部' });
  const bodies = Array.from({ length: 50 }, (_, i) => ({ id: randomUUID(), replyIds: i % 2 ? [r] : [], callIds: [c], noteIds: [n], ...(i % 2 ? {} : { description: '电话' }), machineNumber, severity: 'limited' }));
  const pid = execFileSync('sh', ['-c', "ss -ltnp 2>/dev/null | grep ':5120 ' | sed -n 's/.*pid=\\([0-9]*\\).*/\\1/p' | head -1"]).toString().trim();
  const all = Promise.all(bodies.map((b) => post(`${caseNumber}/splits`, b)));
  await new Promise((f) => setTimeout(f, [15, 40, 80, 120, 200, 5][round]!));
  if (pid) process.kill(Number(pid), 'SIGKILL');
  const first = await all;
  // wait until it is back
  for (let i = 0; i < 200; i++) { if ((await fetch(`${origins.service}/health`).catch(() => null))?.ok) break; await new Promise((f) => setTimeout(f, 200)); }
  const again = [];
  for (const b of bodies) again.push(await post(`${caseNumber}/splits`, b));
  const count = (list: typeof first) => list.reduce<Record<string, number>>((m, x) => ({ ...m, [x.status]: (m[x.status] ?? 0) + 1 }), {});
  const fresh = new Set([...first, ...again].map((x) => x.body.caseNumber).filter(Boolean));
  const t = JSON.parse((await as(`/api/cases/${caseNumber}`)).text).timeline;
  console.log(round, 'pid', pid, count(first), 'again', count(again), 'cases', [...fresh].length, 'split facts', t.filter((e: any) => e.kind === 'split').length, 'calls', t.filter((e: any) => e.kind === 'call').map((e: any) => e.alsoIn));
  for (const f of fresh) { const x = JSON.parse((await as(`/api/cases/${f}`)).text); console.log('  ', f, x.state, x.timeline.map((e: any) => `${e.kind}${e.from ? `<${e.from}` : ''}`).join(' ')); }
}
await browser.close();
