import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exportRoutes, productLines, type ServiceGoalLine, serviceGoalRoutes } from '#contract';
import { useTexts } from '#ui/i18n';
import { SeverityBadge } from '#ui/state';
import { peopleWords } from '#ui/words';
import { call } from '../../region/client.ts';
import { keys } from '../../region/keys.ts';
import lists from '../../shell/lists/ListPage.module.css';
import { mayCall, useMe } from '../../shell/session.ts';
import { Failure } from '../../shell/states/Failure.tsx';
import { Waiting } from '../../shell/states/Waiting.tsx';
import { AdministrationPage } from '../AdministrationPage.tsx';
import styles from '../administration.module.css';
import { GoalDialog } from './GoalDialog.tsx';
import { goalTexts } from './texts.ts';

/** How soon cases shall be answered: one table for each product line. */
export function GoalsPage() {
  const texts = useTexts(goalTexts);
  const lines = useTexts(peopleWords).productLine;
  const [open, setOpen] = useState<ServiceGoalLine | null>(null);
  const query = useQuery({
    queryKey: keys.goals,
    queryFn: ({ signal }) => call(serviceGoalRoutes.listServiceGoals, { signal }),
  });
  return (
    <AdministrationPage exported={exportRoutes.exportServiceGoals}>
      <p className={styles.intro}>{texts.help}</p>
      {query.isPending && <Waiting lines={10} />}
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.data &&
        productLines.map((line) => (
          <section key={line}>
            <h2 className={styles.section}>{lines[line]}</h2>
            <GoalTable
              goals={query.data.goals.filter(({ productLine }) => productLine === line)}
              label={lines[line]}
              open={setOpen}
            />
          </section>
        ))}
      {open && <GoalDialog goal={open} close={() => setOpen(null)} />}
    </AdministrationPage>
  );
}

interface GoalTableProps {
  goals: readonly ServiceGoalLine[];
  label: string;
  open: (goal: ServiceGoalLine) => void;
}

function GoalTable({ goals, label, open }: GoalTableProps) {
  const texts = useTexts(goalTexts);
  const mayWrite = mayCall(useMe(), serviceGoalRoutes.writeServiceGoal);
  const length = (minutes: number) => texts.length(Math.floor(minutes / 60), minutes % 60);
  return (
    <table className={lists.table} aria-label={label}>
      <thead>
        <tr>
          {(['severity', 'level', 'firstAnswer', 'update', 'calendar'] as const).map((column) => (
            <th key={column} scope="col">
              {texts[column]}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {goals.map((goal) => (
          <tr key={`${goal.severity} ${goal.level}`}>
            <td>
              <SeverityBadge severity={goal.severity} isPlain />
            </td>
            <td>{texts.levels[goal.level]}</td>
            <td>{length(goal.firstAnswerMinutes)}</td>
            <td>{length(goal.updateMinutes)}</td>
            <td>{texts.calendars[goal.calendar]}</td>
            <td>
              {mayWrite && (
                <div className={styles.acts}>
                  <Button size="compact-xs" variant="default" onClick={() => open(goal)}>
                    {texts.change}
                  </Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
