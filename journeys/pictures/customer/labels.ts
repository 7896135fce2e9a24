import type { Spoken } from '../../actors/words.ts';

interface Labels {
  readonly edit: string;
  readonly blackOut: string;
  readonly makeLink: string;
  readonly join: string;
  readonly signOut: string;
}

/** Buttons that only the pictures press. */
export const labels: Readonly<Record<Spoken, Labels>> = {
  zh: { edit: '裁剪或遮挡', blackOut: '涂黑', makeLink: '生成邀请链接', join: '加入', signOut: '退出登录' },
  en: {
    edit: 'Crop or black out',
    blackOut: 'Black out',
    makeLink: 'Make an invite link',
    join: 'Join',
    signOut: 'Sign out',
  },
  de: {
    edit: 'Zuschneiden oder schwärzen',
    blackOut: 'Schwärzen',
    makeLink: 'Einladungslink erstellen',
    join: 'Beitreten',
    signOut: 'Abmelden',
  },
};
