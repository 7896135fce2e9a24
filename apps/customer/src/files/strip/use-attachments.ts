import { useSyncExternalStore } from 'react';
import type { Attachment } from '../tray/attachment.ts';
import type { Tray } from '../tray/tray.ts';

/** The files of a tray, live. */
export const useAttachments = (tray: Tray): readonly Attachment[] => useSyncExternalStore(tray.subscribe, tray.read);

/** Whether a tray is still writing something to the device. */
export const useIsKeeping = (tray: Tray): boolean => useSyncExternalStore(tray.subscribe, tray.isKeeping);
