import { defineTexts } from '#ui/i18n';

/** What an audit entry says of acts about policies and the log itself; part of `actTexts`. */
export const policyActs = defineTexts({
  zh: {
    'read audit entries': '查看审计记录',
    'read the list of policies': '查看了政策列表',
    'read a policy': '查看了一个政策版本',
    'prepared a policy': '准备了一个政策版本',
    'read a prepared policy': '查看了准备中的政策',
    'threw a prepared policy away': '丢弃了准备中的政策',
    'imported a policy text': '导入了一份政策文本',
    'counted whom a policy asks again': '统计了需重新同意政策的人数',
    'published a policy': '发布了政策',
    'took a policy back': '撤回了尚未生效的政策',
  },
  en: {
    'read audit entries': 'read audit entries',
    'read the list of policies': 'read the list of policies',
    'read a policy': 'read a policy',
    'prepared a policy': 'prepared a policy',
    'read a prepared policy': 'read a prepared policy',
    'threw a prepared policy away': 'threw a prepared policy away',
    'imported a policy text': 'imported a policy text',
    'counted whom a policy asks again': 'counted whom a policy asks again',
    'published a policy': 'published a policy',
    'took a policy back': 'took a policy back',
  },
  de: {
    'read audit entries': 'hat Protokolleinträge gelesen',
    'read the list of policies': 'hat die Liste der Datenschutzerklärungen gelesen',
    'read a policy': 'hat eine Fassung der Datenschutzerklärung gelesen',
    'prepared a policy': 'hat eine Fassung der Datenschutzerklärung vorbereitet',
    'read a prepared policy': 'hat eine vorbereitete Fassung gelesen',
    'threw a prepared policy away': 'hat eine vorbereitete Fassung verworfen',
    'imported a policy text': 'hat einen Text der Datenschutzerklärung importiert',
    'counted whom a policy asks again': 'hat gezählt, wer neu gefragt wird',
    'published a policy': 'hat eine Datenschutzerklärung veröffentlicht',
    'took a policy back': 'hat eine Datenschutzerklärung vor Beginn zurückgenommen',
  },
});
