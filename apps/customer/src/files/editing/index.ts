import { createElement, Suspense } from 'react';
import { awaited } from '#ui/awaited';
import type { EditorProps } from './Editor.tsx';

const Editor = awaited(() => import('./Editor.tsx'), 'Editor');

/**
 * Covers the page with a picture that can be cropped and blackened; it is loaded when it is first shown. `onDone` gets a
 * picture of its own, without any metadata; where nothing was changed `onCancel` is called instead.
 */
export const PictureEditor = (props: EditorProps) =>
  createElement(Suspense, { fallback: null }, createElement(Editor, props));
