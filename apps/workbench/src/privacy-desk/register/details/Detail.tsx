import type { Register } from '#contract';
import { useTexts } from '#ui/i18n';
import { Empty } from '../../../shell/states/Empty.tsx';
import { registerTexts } from '../words/texts.ts';
import { KeepDetail } from './KeepDetail.tsx';
import { KindDetail } from './KindDetail.tsx';
import { PurposeDetail } from './PurposeDetail.tsx';
import { StoreDetail } from './StoreDetail.tsx';
import { TableDetail } from './TableDetail.tsx';

interface DetailProps {
  register: Register;
  show: string | undefined;
}

/** Right side: the page of one thing of the register. */
export function Detail({ register, show }: DetailProps) {
  const texts = useTexts(registerTexts);
  if (!show) return <Empty icon="search" title={texts.choose} help={texts.chooseHelp} />;
  const at = show.indexOf(':');
  const [what, id] = [show.slice(0, at), show.slice(at + 1)];
  if (what === 'kind' && register.kinds[id]) return <KindDetail register={register} id={id} />;
  if (what === 'purpose' && register.purposes[id]) return <PurposeDetail register={register} id={id} />;
  if (what === 'keep' && register.keeps[id]) return <KeepDetail register={register} id={id} />;
  const table = what === 'table' && register.tables.find((each) => `${each.database}.${each.table}` === id);
  if (table) return <TableDetail register={register} table={table} />;
  const store = what === 'store' && register.stores.find((each) => each.store === id);
  if (store) return <StoreDetail register={register} store={store} />;
  return <Empty icon="info" title={texts.gone} help={texts.goneHelp} />;
}
