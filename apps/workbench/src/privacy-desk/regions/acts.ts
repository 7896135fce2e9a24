import { defineTexts } from '#ui/i18n';

/** What an audit entry says of acts between the regions; part of `actTexts`. */
export const regionActs = defineTexts({
  zh: {
    'compared the ids of both regions': '核对两地编号',
    'ended the tokens of a person': '结束某人的登录',
    'read how the regions stand': '查看两地状态',
    'asked for a comparison of both regions': '要求核对两地编号',
  },
  en: {
    'compared the ids of both regions': 'compared the ids of both regions',
    'ended the tokens of a person': 'ended the tokens of a person',
    'read how the regions stand': 'read how the regions stand',
    'asked for a comparison of both regions': 'asked for a comparison of both regions',
  },
  de: {
    'compared the ids of both regions': 'hat die Nummern beider Regionen abgeglichen',
    'ended the tokens of a person': 'hat eine Anmeldung einer Person beendet',
    'read how the regions stand': 'hat den Stand der Regionen gelesen',
    'asked for a comparison of both regions': 'hat um einen Abgleich beider Regionen gebeten',
  },
});
