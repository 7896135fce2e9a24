/** What audit entries say of commands on the host of the service region; part of `actTexts`. */
export const hostActs = {
  zh: {
    'made the first administrator': '创建首位管理员',
    'made a new link for an administrator': '为管理员重新生成登录链接',
  },
  en: {
    'made the first administrator': 'made the first administrator',
    'made a new link for an administrator': 'made a new link for an administrator',
  },
  de: {
    'made the first administrator': 'hat den ersten Administratorzugang angelegt',
    'made a new link for an administrator': 'hat einem Administratorzugang einen neuen Link gegeben',
  },
} as const;
