import { defineTexts } from '#ui/i18n';

const grouped = (number: number, language: string) => number.toLocaleString(language);

export const regionTexts = defineTexts({
  zh: {
    compareNow: '立即核对',
    asked: '已请境内核对，几秒后可见结果',
    allWell: '两个地区一致，没有积压，也没有接近法定人数。',
    alarms: (count: number) => `需要处理：${count} 项`,
    alarm: {
      'home-silent': {
        what: (minutes: number, ever: boolean) => (ever ? `境内已 ${minutes} 分钟没有报告` : '境内从未报告'),
        act: '检查境内的进程 home 是否运行，能否通过 HTTPS 访问服务区域（运行手册 two-hosts，“谁调用谁”）。恢复前，撤回同意只在境内生效。',
      },
      'decisions-late': {
        what: (minutes: number) => `有决定已等待 ${minutes} 分钟，服务区域尚不知道`,
        act: '撤回可能尚未在服务区域生效。检查两地之间的连接和进程 home 的日志；恢复后会自动送达，无需重做。',
      },
      'facts-late': {
        what: (minutes: number) => `有事项已等待 ${minutes} 分钟，境内尚未取走`,
        act: '检查进程 home 的日志。超过一小时的事项会清空编号，之后由核对补上。',
      },
      'unknown-at-home': {
        what: (count: number) => `服务区域有 ${count} 个编号，境内没有对应账户`,
        act: '在操作记录中按编号查看由来。若是恢复旧备份所致，重放删除记录；否则按隐私事件处理，并删除境外数据。',
      },
      'no-consent': {
        what: (count: number) => `服务区域有 ${count} 人的数据，但出境同意已不存在`,
        act: '服务已停止，但数据仍在境外。没有其他依据的，请按删除请求处理，并在期限内完成。',
      },
      'unknown-abroad': {
        what: (count: number) => `${count} 人曾使用服务，现在服务区域没有记录`,
        act: '数据可能丢失，例如恢复了旧备份。核对最近一次恢复，必要时从较新的备份补回；数据丢失也可能是隐私事件。',
      },
      'consent-differs': {
        what: (count: number) => `${count} 人的决定在两个地区不一致`,
        act: '以境内为准。若下次核对仍不一致，请查看进程 home 的日志；确认服务没有按已撤回的同意处理数据。',
      },
      'transfers-near': {
        what: (threshold: number) => `今年的出境人数已达 ${grouped(threshold, 'zh')} 人的 80 %`,
        act: '现在就准备达到该人数后所需的手续：10 万人起签订标准合同或通过认证，100 万人起申报安全评估。',
      },
      'transfers-reached': {
        what: (threshold: number) => `今年的出境人数已达 ${grouped(threshold, 'zh')} 人`,
        act: '立即与法务确认所需手续（标准合同、认证或安全评估）是否已完成；未完成前不要让新的人员使用服务。',
      },
      'comparison-late': {
        what: (hours: number) => (hours > 0 ? `上次完成核对是 ${hours} 小时前` : '还没有完成过核对'),
        act: '点“立即核对”。若几分钟后仍无结果，请查看进程 home 的日志。',
      },
    },
    between: '两地之间',
    reportedAt: '境内上次报告',
    never: '从未',
    decisionsWaiting: '等待送达服务区域的决定',
    factsWaiting: '等待境内取走的事项',
    since: '自',
    transfers: (year: number) => `${year} 年出境人数`,
    transfersHelp:
      '按中国日历年计，同一人只计一次，自当年首次取得服务令牌起算。人数界限由运营者设定；默认按 2024 年《促进和规范数据跨境流动规定》（不含敏感个人信息）。',
    persons: (count: number) => `${grouped(count, 'zh')} 人`,
    ofThreshold: (threshold: number) => `界限 ${grouped(threshold, 'zh')} 人`,
    percent: (part: number) => `${part} %`,
    comparison: '编号核对',
    comparisonHelp: '境内每晚核对两地的随机编号和决定。这里只有随机编号，没有姓名。',
    comparedAt: '上次核对',
    personsHome: '境内的人数',
    personsService: '服务区域的人数',
    difference: '差异',
    count: '人数',
    ids: '编号（末六位）',
    more: (count: number) => `另有 ${count} 个`,
    differences: {
      'unknown-at-home': '境内没有账户',
      'no-consent': '没有出境同意',
      'unknown-abroad': '服务区域没有记录',
      'consent-differs': '决定不一致',
    },
  },
  en: {
    compareNow: 'Compare now',
    asked: 'Home was asked; the result is here in a few seconds',
    allWell: 'Both regions agree, nothing waits, and no threshold is near.',
    alarms: (count: number) => (count === 1 ? 'One thing to look after' : `${count} things to look after`),
    alarm: {
      'home-silent': {
        what: (minutes: number, ever: boolean) =>
          ever ? `Home has not reported for ${minutes} minutes` : 'Home has never reported',
        act: 'Check that the process home runs and reaches the service region by HTTPS (runbook two-hosts, “Who calls whom”). Until then a withdrawal takes effect at home only.',
      },
      'decisions-late': {
        what: (minutes: number) => `A decision has waited ${minutes} minutes for the service region`,
        act: 'A withdrawal may not be in force here yet. Check the line between the regions and the log of the process home; once it is back, decisions arrive by themselves.',
      },
      'facts-late': {
        what: (minutes: number) => `A fact has waited ${minutes} minutes for home`,
        act: 'Check the log of the process home. After an hour a fact loses its id, and the comparison makes up for it.',
      },
      'unknown-at-home': {
        what: (count: number) =>
          count === 1 ? 'One id here belongs to no account at home' : `${count} ids here belong to no account at home`,
        act: 'See in the audit log where the id comes from. After a restore, replay the erasure ledger; otherwise handle it as a privacy incident and erase the data here.',
      },
      'no-consent': {
        what: (count: number) =>
          count === 1
            ? 'Data of one person are here without a consent to the transfer'
            : `Data of ${count} people are here without a consent to the transfer`,
        act: 'The service has stopped for them, but data remain abroad. Unless there is another basis, treat it as a request for deletion, within its time.',
      },
      'unknown-abroad': {
        what: (count: number) =>
          count === 1
            ? 'One person who used the service is not known here'
            : `${count} people who used the service are not known here`,
        act: 'Data may be lost, for example by restoring an old backup. Look at the last restore and bring them back from a newer one; a loss may be a privacy incident too.',
      },
      'consent-differs': {
        what: (count: number) =>
          count === 1
            ? 'A decision of one person differs between the regions'
            : `Decisions of ${count} people differ between the regions`,
        act: 'Home is right. If they still differ after the next comparison, see the log of the process home, and make sure that nothing is processed under a withdrawn consent.',
      },
      'transfers-near': {
        what: (threshold: number) => `The people transferred this year are at 80 % of ${grouped(threshold, 'en')}`,
        act: 'Prepare now what that number asks for: from 100,000 people a standard contract or a certification, from 1,000,000 a security assessment.',
      },
      'transfers-reached': {
        what: (threshold: number) => `The people transferred this year have reached ${grouped(threshold, 'en')}`,
        act: 'Settle with your lawyers at once whether standard contract, certification or security assessment are in place; until then let nobody new use the service.',
      },
      'comparison-late': {
        what: (hours: number) =>
          hours > 0 ? `The last comparison ended ${hours} hours ago` : 'No comparison has ended yet',
        act: 'Press “Compare now”. If there is no result after some minutes, see the log of the process home.',
      },
    },
    between: 'Between the regions',
    reportedAt: 'Last report of home',
    never: 'never',
    decisionsWaiting: 'Decisions that wait for the service region',
    factsWaiting: 'Facts that wait for home',
    since: 'since',
    transfers: (year: number) => `People transferred in ${year}`,
    transfersHelp:
      'By the calendar year of China; a person counts once, from the first token for the service in that year. The thresholds are a setting; by default those of the Chinese provisions on cross-border data flows of 2024 for data that are not sensitive.',
    persons: (count: number) => (count === 1 ? '1 person' : `${grouped(count, 'en')} people`),
    ofThreshold: (threshold: number) => `Threshold ${grouped(threshold, 'en')}`,
    percent: (part: number) => `${part} %`,
    comparison: 'Comparison of ids',
    comparisonHelp:
      'Each night home compares the random ids and decisions of both regions. There are random ids here, no names.',
    comparedAt: 'Last comparison',
    personsHome: 'People at home',
    personsService: 'People here',
    difference: 'Difference',
    count: 'People',
    ids: 'Ids (last six)',
    more: (count: number) => `${count} more`,
    differences: {
      'unknown-at-home': 'No account at home',
      'no-consent': 'No consent to the transfer',
      'unknown-abroad': 'Not known here any more',
      'consent-differs': 'Decisions differ',
    },
  },
  de: {
    compareNow: 'Jetzt abgleichen',
    asked: 'Die Heimatregion ist gebeten; das Ergebnis steht in wenigen Sekunden hier',
    allWell: 'Beide Regionen stimmen überein, nichts wartet, keine Schwelle ist nah.',
    alarms: (count: number) => (count === 1 ? 'Eines ist zu tun' : `${count} Dinge sind zu tun`),
    alarm: {
      'home-silent': {
        what: (minutes: number, ever: boolean) =>
          ever
            ? `Die Heimatregion meldet sich seit ${minutes} Minuten nicht`
            : 'Die Heimatregion hat sich noch nie gemeldet',
        act: 'Prüfen, ob der Prozess home läuft und die Serviceregion über HTTPS erreicht (Runbook two-hosts, „Who calls whom“). Bis dahin wirkt ein Widerruf nur in der Heimatregion.',
      },
      'decisions-late': {
        what: (minutes: number) => `Eine Entscheidung wartet seit ${minutes} Minuten auf die Serviceregion`,
        act: 'Ein Widerruf wirkt hier womöglich noch nicht. Verbindung der Regionen und Log des Prozesses home prüfen; danach kommen Entscheidungen von selbst an.',
      },
      'facts-late': {
        what: (minutes: number) => `Eine Tatsache wartet seit ${minutes} Minuten auf die Heimatregion`,
        act: 'Log des Prozesses home prüfen. Nach einer Stunde verliert sie ihre Nummer; der Abgleich holt es nach.',
      },
      'unknown-at-home': {
        what: (count: number) =>
          count === 1
            ? 'Eine Nummer hier gehört zu keinem Konto der Heimatregion'
            : `${count} Nummern hier gehören zu keinem Konto der Heimatregion`,
        act: 'Im Protokoll nachsehen, woher die Nummer kommt. Nach einer Wiederherstellung das Löschverzeichnis nachspielen; sonst als Datenschutzvorfall behandeln und die Daten hier löschen.',
      },
      'no-consent': {
        what: (count: number) =>
          count === 1
            ? 'Daten einer Person liegen hier ohne Einwilligung in die Übermittlung'
            : `Daten von ${count} Personen liegen hier ohne Einwilligung in die Übermittlung`,
        act: 'Der Service ist für sie beendet, Daten liegen aber noch im Ausland. Ohne andere Grundlage wie einen Löschantrag behandeln, in dessen Frist.',
      },
      'unknown-abroad': {
        what: (count: number) =>
          count === 1
            ? 'Eine Person, die den Service genutzt hat, ist hier nicht bekannt'
            : `${count} Personen, die den Service genutzt haben, sind hier nicht bekannt`,
        act: 'Daten können verloren sein, etwa durch ein altes Backup. Letzte Wiederherstellung prüfen und aus einem neueren Stand ergänzen; auch ein Verlust kann ein Datenschutzvorfall sein.',
      },
      'consent-differs': {
        what: (count: number) =>
          count === 1
            ? 'Eine Entscheidung weicht zwischen den Regionen ab'
            : `Entscheidungen von ${count} Personen weichen zwischen den Regionen ab`,
        act: 'Es gilt die Heimatregion. Weichen sie nach dem nächsten Abgleich noch ab, das Log des Prozesses home ansehen und sicherstellen, dass nichts unter einer widerrufenen Einwilligung verarbeitet wird.',
      },
      'transfers-near': {
        what: (threshold: number) =>
          `Die Übermittlungen dieses Jahres liegen bei 80 % von ${grouped(threshold, 'de')} Personen`,
        act: 'Jetzt vorbereiten, was diese Zahl verlangt: ab 100.000 Personen Standardvertrag oder Zertifizierung, ab 1.000.000 eine Sicherheitsbewertung.',
      },
      'transfers-reached': {
        what: (threshold: number) =>
          `Die Übermittlungen dieses Jahres haben ${grouped(threshold, 'de')} Personen erreicht`,
        act: 'Sofort mit der Rechtsabteilung klären, ob Standardvertrag, Zertifizierung oder Sicherheitsbewertung vorliegen; bis dahin niemand Neues zulassen.',
      },
      'comparison-late': {
        what: (hours: number) =>
          hours > 0 ? `Der letzte Abgleich endete vor ${hours} Stunden` : 'Noch kein Abgleich ist zu Ende gegangen',
        act: '„Jetzt abgleichen“ drücken. Kommt nach einigen Minuten kein Ergebnis, das Log des Prozesses home ansehen.',
      },
    },
    between: 'Zwischen den Regionen',
    reportedAt: 'Letzte Meldung der Heimatregion',
    never: 'nie',
    decisionsWaiting: 'Entscheidungen, die auf die Serviceregion warten',
    factsWaiting: 'Tatsachen, die auf die Heimatregion warten',
    since: 'seit',
    transfers: (year: number) => `Übermittelte Personen ${year}`,
    transfersHelp:
      'Nach Kalenderjahr in China; eine Person zählt einmal, ab dem ersten Token für den Service in dem Jahr. Die Schwellen sind einstellbar; voreingestellt sind die der chinesischen Bestimmungen zum grenzüberschreitenden Datenverkehr von 2024 für nicht sensible Daten.',
    persons: (count: number) => (count === 1 ? '1 Person' : `${grouped(count, 'de')} Personen`),
    ofThreshold: (threshold: number) => `Schwelle ${grouped(threshold, 'de')}`,
    percent: (part: number) => `${part} %`,
    comparison: 'Abgleich der Nummern',
    comparisonHelp:
      'Jede Nacht gleicht die Heimatregion Zufallsnummern und Entscheidungen beider Regionen ab. Hier stehen Zufallsnummern, keine Namen.',
    comparedAt: 'Letzter Abgleich',
    personsHome: 'Personen in der Heimatregion',
    personsService: 'Personen hier',
    difference: 'Abweichung',
    count: 'Personen',
    ids: 'Nummern (letzte sechs)',
    more: (count: number) => `${count} weitere`,
    differences: {
      'unknown-at-home': 'Kein Konto in der Heimatregion',
      'no-consent': 'Keine Einwilligung in die Übermittlung',
      'unknown-abroad': 'Hier nicht mehr bekannt',
      'consent-differs': 'Entscheidungen weichen ab',
    },
  },
});
