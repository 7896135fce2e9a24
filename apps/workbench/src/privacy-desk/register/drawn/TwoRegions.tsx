import { Link } from '@tanstack/react-router';
import type { Register, RegisterStore } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { distinct, type Places, placeOf } from '../find.ts';
import { answerTexts } from '../words/answers.ts';
import { registerTexts } from '../words/texts.ts';
import styles from './regions.module.css';

interface TwoRegionsProps {
  register: Register;
  places: Places;
}

/** The two regions side by side, what stands in each, and by which consent it crosses the border between them. */
export function TwoRegions({ register, places }: TwoRegionsProps) {
  const texts = useTexts(registerTexts);
  const at = (place: 'home' | 'service') => places.tables.filter(({ database }) => placeOf(database) === place);
  const stores = (place: RegisterStore['place']) => places.stores.filter((each) => each.place === place);
  const onDevice = stores('device');
  return (
    <div className={styles.regions}>
      <section className={styles.region} aria-label={texts.home}>
        <h4>
          {texts.home} <span>{texts.homeHelp}</span>
        </h4>
        <Boxes register={register} tables={at('home')} stores={stores('home')} />
        <Device register={register} name={texts.device} stores={onDevice.filter((each) => !isOfStaff(each))} />
      </section>
      <Border register={register} places={places} />
      <section className={styles.region} aria-label={texts.service}>
        <h4>
          {texts.service} <span>{texts.serviceHelp}</span>
        </h4>
        <Boxes register={register} tables={at('service')} stores={stores('service')} />
        <Device register={register} name={texts.staffDevice} stores={onDevice.filter(isOfStaff)} />
      </section>
    </div>
  );
}

const isOfStaff = ({ purposes }: RegisterStore) => purposes.includes('staff-work');

function Device({ register, name, stores }: { register: Register; name: string; stores: readonly RegisterStore[] }) {
  if (stores.length === 0) return null;
  return (
    <div className={styles.device}>
      <h5>
        <Icon name="phone" size={14} />
        {name}
      </h5>
      <Boxes register={register} tables={[]} stores={stores} />
    </div>
  );
}

/** Consents under which something of customers comes to stand abroad; what is optional only uses what is there. */
function consentsAbroad(register: Register, { tables, stores }: Places) {
  const why = [
    ...tables
      .filter(({ database }) => database !== 'home')
      .flatMap(({ columns }) => columns.flatMap((c) => c.purposes)),
    ...stores.filter(({ place }) => place === 'service').flatMap(({ purposes }) => purposes),
  ];
  const found = distinct(
    distinct(why)
      .map((id) => register.purposes[id]!)
      .filter(({ about }) => about === 'customers')
      .map(({ consent }) => consent),
  );
  return found.includes('cross-border') ? (['cross-border'] as const) : found;
}

function Border({ register, places }: TwoRegionsProps) {
  const texts = useTexts(registerTexts);
  const answers = useTexts(answerTexts);
  const consents = consentsAbroad(register, places);
  return (
    <div className={styles.border} data-crosses={consents.length > 0}>
      <span className={styles.sign}>
        {consents.length > 0 ? texts.crosses : texts.notCrossing}
        {consents.map((consent) => (
          <b key={consent}>{answers.consent[consent]}</b>
        ))}
        {consents.length > 0 && <Icon name="forward" size={20} />}
      </span>
    </div>
  );
}

interface BoxesProps {
  register: Register;
  tables: Places['tables'];
  stores: readonly RegisterStore[];
}

function Boxes({ register, tables, stores }: BoxesProps) {
  const texts = useTexts(registerTexts);
  const { language } = useLanguage();
  if (tables.length + stores.length === 0) return <p className={styles.none}>{texts.noneHere}</p>;
  const named = (database: string, table: string) =>
    register.tables.find((each) => each.database === database && each.table === table)?.called?.[language] ?? table;
  return (
    <ul className={styles.boxes}>
      {tables.map(({ database, table, columns }) => (
        <li key={`${database}.${table}`}>
          <Link to="/privacy-desk/register" search={{ view: 'place', show: `table:${database}.${table}` }}>
            {named(database, table)}
          </Link>
          <p>{distinct(columns.map(({ called, column }) => called?.[language] ?? column)).join(' · ')}</p>
        </li>
      ))}
      {stores.map(({ store, called }) => (
        <li key={store} data-store>
          <Link to="/privacy-desk/register" search={{ view: 'place', show: `store:${store}` }}>
            {called?.[language] ?? store}
          </Link>
        </li>
      ))}
    </ul>
  );
}
