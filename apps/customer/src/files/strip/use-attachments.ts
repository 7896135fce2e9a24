import { useSyncExternalStore } from 'react';
import type { Attachment } from '../tray/attachment.ts';
import type { Tray } from '../tray/tray.ts';

/** The files of a tray, live. */
export const useAttachments = (tray: Tray): readonly Attachment[] => useSyncExternalStore(tray.subscribe, tray.read);
