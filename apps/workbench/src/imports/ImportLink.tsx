import { Link } from '@tanstack/react-router';
import { type ImportKind, importRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { mayCall, useMe } from '../shell/session.ts';
import { importTexts } from './texts.ts';

/** The way from a list to importing what it lists; only for those who may. */
export function ImportLink({ kind }: { kind?: ImportKind }) {
  const texts = useTexts(importTexts);
  if (!mayCall(useMe(), importRoutes.listImports)) return null;
  return (
    <Link to="/imports" search={kind ? { kind } : {}}>
      {texts.title}
    </Link>
  );
}
