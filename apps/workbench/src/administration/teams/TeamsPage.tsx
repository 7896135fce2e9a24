import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Area, exportRoutes, type Team } from '#contract';
import { useLanguage, useTexts } from '#ui/i18n';
import { ExportMenu } from '../../shell/lists/ExportMenu.tsx';
import lists from '../../shell/lists/ListPage.module.css';
import { Empty } from '../../shell/states/Empty.tsx';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { teamsQuery } from '../administration-queries.ts';
import { AreaNames, LineNames } from '../ScopeFields.tsx';
import { administrationTexts } from '../texts.ts';
import { AreaDialog } from './AreaDialog.tsx';
import { TeamDialog } from './TeamDialog.tsx';

/** Teams with what they work for, and the areas there are. */
export function TeamsPage() {
  const texts = useTexts(administrationTexts);
  const [open, setOpen] = useState<Team | 'new' | null>(null);
  const [openArea, setOpenArea] = useState<Area | 'new' | null>(null);
  const query = useQuery(teamsQuery);
  return (
    <AdministrationPage
      exported={exportRoutes.exportTeams}
      act={
        <Button size="xs" onClick={() => setOpen('new')}>
          {texts.addTeam}
        </Button>
      }
    >
      {query.isPending && <Waiting lines={8} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <div className={styles.table}>
          {query.data.teams.length === 0 ? (
            <Empty icon="people" title={texts.emptyTeams} help={texts.emptyTeamsHelp} />
          ) : (
            <Teams teams={query.data.teams} areas={query.data.areas} change={setOpen} />
          )}
          <h2 className={styles.section}>{texts.areas}</h2>
          <Areas areas={query.data.areas} change={setOpenArea} />
          <div className={styles.after}>
            <Button size="xs" variant="default" onClick={() => setOpenArea('new')}>
              {texts.addArea}
            </Button>
            <ExportMenu route={exportRoutes.exportAreas} />
          </div>
        </div>
      )}
      {open && query.data && (
        <TeamDialog team={open === 'new' ? null : open} areas={query.data.areas} close={() => setOpen(null)} />
      )}
      {openArea && query.data && (
        <AreaDialog
          area={openArea === 'new' ? null : openArea}
          areas={query.data.areas}
          close={() => setOpenArea(null)}
        />
      )}
    </AdministrationPage>
  );
}

interface TeamsProps {
  teams: readonly Team[];
  areas: readonly Area[];
  change: (team: Team) => void;
}

function Teams({ teams, areas, change }: TeamsProps) {
  const texts = useTexts(administrationTexts);
  return (
    <table className={lists.table} aria-label={texts.teams}>
      <thead>
        <tr>
          {(['team', 'productLines', 'areas'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
          <th scope="col" data-number>
            {texts.members}
          </th>
          <th />
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.teamId}>
            <td>{team.name}</td>
            <td>
              <LineNames lines={team.productLines} />
            </td>
            <td>
              <AreaNames words={team.areas} areas={areas} />
            </td>
            <td data-number>{team.members}</td>
            <td>
              <div className={styles.acts}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${texts.change}: ${team.name}`}
                  onClick={() => change(team)}
                >
                  {texts.change}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Areas({ areas, change }: { areas: readonly Area[]; change: (area: Area) => void }) {
  const texts = useTexts(administrationTexts);
  const { language } = useLanguage();
  return (
    <table className={lists.table} aria-label={texts.areas}>
      <thead>
        <tr>
          <th scope="col">{texts.areas}</th>
          <th scope="col">{texts.regions}</th>
          <th scope="col" data-number>
            {texts.companies}
          </th>
          <th />
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area.area}>
            <td>{area.name[language]}</td>
            <td className={lists.quiet}>{area.regions.filter((region) => isIn(language, region)).join(' · ')}</td>
            <td data-number>{area.companies}</td>
            <td>
              <div className={styles.acts}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${texts.change}: ${area.name[language]}`}
                  onClick={() => change(area)}
                >
                  {texts.change}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Regions are kept as people write them, in Chinese and in Latin letters; a page shows those of its script. */
const isIn = (language: string, region: string) => /\p{Script=Han}/u.test(region) === (language === 'zh');
