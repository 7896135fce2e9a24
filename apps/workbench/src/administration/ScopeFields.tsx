import { MultiSelect } from '@mantine/core';
import { type Area, type ProductLine, productLines } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { peopleWords } from '#ui/words';
import { administrationTexts } from './texts.ts';

/** Product lines and areas of a team or person. */
export interface Scope {
  readonly productLines: ProductLine[];
  readonly areas: string[];
}

interface ScopeFieldsProps {
  scope: Scope;
  areas: readonly Area[];
  change: (part: Partial<Scope>) => void;
}

/** Chooses product lines and areas; "all" stands alone, since it says everything. */
export function ScopeFields({ scope, areas, change }: ScopeFieldsProps) {
  const texts = useTexts(administrationTexts);
  const lineNames = useTexts(peopleWords).productLine;
  const { language } = useLanguage();
  const choose = (chosen: string[]) =>
    change({ areas: chosen.at(-1) === 'all' ? ['all'] : chosen.filter((area) => area !== 'all') });
  return (
    <>
      <MultiSelect
        label={texts.productLines}
        data={productLines.map((line) => ({ value: line, label: lineNames[line] }))}
        value={scope.productLines}
        onChange={(lines) => change({ productLines: lines as ProductLine[] })}
      />
      <MultiSelect
        label={texts.areas}
        data={[
          { value: 'all', label: texts.allAreas },
          ...areas.map(({ area, name }) => ({ value: area, label: name[language] })),
        ]}
        value={scope.areas}
        onChange={choose}
      />
    </>
  );
}

/** Areas in words. */
export function AreaNames({ words, areas }: { words: readonly string[]; areas: readonly Area[] }) {
  const texts = useTexts(administrationTexts);
  const { language } = useLanguage();
  if (words.includes('all')) return texts.allAreas;
  if (words.length === 0) return texts.noAreas;
  return words.map((word) => areas.find(({ area }) => area === word)?.name[language] ?? word).join(' · ');
}

/** Product lines in words. */
export function LineNames({ lines }: { lines: readonly ProductLine[] }) {
  const texts = useTexts(administrationTexts);
  const names = useTexts(peopleWords).productLine;
  return lines.length === 0 ? texts.noAreas : lines.map((line) => names[line]).join(' · ');
}
