import type { ComponentType } from 'react';

/** What a tool for cropping and blacking out is given. */
export interface PictureEditorProps {
  readonly picture: Blob;
  readonly name: string;
  onDone(edited: Blob): void;
  onCancel(): void;
}

/** The tool for cropping and blacking out pictures; null as long as there is none, and then no button leads to it. */
export const PictureEditor: ComponentType<PictureEditorProps> | null = null as ComponentType<PictureEditorProps> | null;
