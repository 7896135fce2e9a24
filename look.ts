import { chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
const home='http://localhost:6600'; const pw='Demo-Hall-7-Coolant';
const b=await chromium.launch(chromiumLaunch([]));
const phone={viewport:{width:360,height:740},isMobile:true,hasTouch:true,locale:'zh-CN',timezoneId:'Asia/Shanghai'} as const;
async function signIn(login:string, lang='zh', dark=false, to='/'){
  const c=await b.newContext({...phone,colorScheme:dark?'dark':'light',permissions:['clipboard-read','clipboard-write']}); const p=await c.newPage();
  p.on('pageerror',e=>console.log('ERR',login,e.message)); p.on('console',m=>m.type()==='error'&&console.log('CONSOLE',m.text()));
  await c.addInitScript((l)=>localStorage.setItem('language',l),lang);
  await p.goto(`${home}/session/start?next=${to}`);
  await p.locator('input').first().fill(login); await p.locator('input[type=password]').fill(pw); await p.locator('button[type=submit]').click();
  await p.waitForURL(u=>!u.pathname.startsWith('/sign-in'));
  return p;
}
let n=0; const shot=async(p:any,name:string)=>{await p.waitForTimeout(500); await p.screenshot({path:`/tmp/companies-${String(++n).padStart(2,'0')}-${name}.png`,fullPage:true}); console.log(name)};
const admin=await signIn('lin.wei'); await admin.waitForSelector('nav');
await admin.goto(home+'/settings'); await shot(admin,'settings-zh');
await admin.goto(home+'/settings/colleagues'); await admin.waitForSelector('details'); await shot(admin,'colleagues-zh');
await admin.locator('details summary').nth(1).click();
await admin.getByRole('button',{name:'生成邀请链接'}).click(); 
const link=await admin.locator('output').innerText(); await shot(admin,'invite-zh');
console.log(link.slice(0,60));
const other=await signIn('he.lei','de'); await other.waitForSelector('nav');
await other.goto(link); await other.waitForTimeout(1500); await shot(other,'join-de'); console.log(other.url());
await other.getByRole('button',{name:'Beitreten'}).click(); await other.waitForTimeout(2500); await shot(other,'home-two-de');
await other.goto(home+'/settings'); await other.waitForTimeout(800); await shot(other,'settings-two-de');
await other.goto(link); await other.waitForTimeout(1500); await shot(other,'join-used-de');
await admin.waitForTimeout(500); await admin.reload(); await admin.waitForSelector('details'); await admin.waitForTimeout(800); await shot(admin,'colleagues-after-zh');
await b.close();
