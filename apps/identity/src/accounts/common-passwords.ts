/**
 * Words that common passwords are made of, in lower case; a password must have enough left when all of them are taken
 * out. Chosen from what public lists of leaked passwords have in common, plus words of this field.
 */
export const commonWords: readonly string[] = `
password passwort passwd pass word kennwort geheim secret letmein welcome willkommen hello hallo admin administrator
root user benutzer guest gast test demo login default changeme temp qwerty qwertz asdf zxcv yxcv qazwsx 1q2w3e 1qaz2wsx
iloveyou loveyou love monkey dragon football baseball superman batman princess sunshine shadow master michael jordan
starwars pokemon computer internet google apple samsung huawei alibaba baidu wechat weixin taobao woaini woaini1314
1314 5201314 520 521 888 666 8888 6666 mima zhongguo china beijing shanghai taicang germany deutschland ditzingen
summer winter spring autumn sommer fruehling herbst january monday montag
abc123 abcd1234 a1b2c3 pass123 trustno1 access flower lovely whatever freedom ninja mustang hunter ranger
company firma firm service servicecenter center centre zentrum kunde customer machine maschine laser tool werkzeug
operator maintenance wartung factory fabrik
`
  .split(/\s+/)
  .filter(Boolean)
  .sort((a, b) => b.length - a.length);
