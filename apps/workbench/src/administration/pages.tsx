import type { ComponentType } from 'react';
import { CalendarsPage } from './calendars/CalendarsPage.tsx';
import { GoalsPage } from './goals/GoalsPage.tsx';
import { MisusePage } from './misuse/MisusePage.tsx';
import { StaffPage } from './staff/StaffPage.tsx';
import { OperatorPage } from './system/OperatorPage.tsx';
import { SystemPage } from './system/SystemPage.tsx';
import { TeamsPage } from './teams/TeamsPage.tsx';
import { TemplatesPage } from './templates/TemplatesPage.tsx';

/** The pages of administration by the last word of their address. */
export const administrationPages: Readonly<Record<string, ComponentType | undefined>> = {
  staff: StaffPage,
  teams: TeamsPage,
  templates: TemplatesPage,
  goals: GoalsPage,
  calendars: CalendarsPage,
  operator: OperatorPage,
  system: SystemPage,
  misuse: MisusePage,
};
