// The one file that names the maker; what a build carries stands in until the installation's own profile is read.
import built from '../../../../operator/default.json' with { type: 'json' };

/** Name of the app in each language. */
export let appName: { readonly zh: string; readonly en: string; readonly de: string } = built.appName;

/** Zone in which customers read a promised update. */
export let customerZone: string = built.timeZones.customers;

/** The hotline of each product line (S1.1). */
export let hotlines: Readonly<Record<'machine-tool' | 'laser', string>> = built.hotlines;

/** Reads the installation's operator profile; called once, before anything is drawn. */
export async function readOperator(): Promise<void> {
  const answer = await fetch('/workbench/operator.json').catch(() => null);
  if (!answer?.ok) return;
  const profile = (await answer.json()) as typeof built;
  appName = profile.appName;
  customerZone = profile.timeZones.customers;
  hotlines = profile.hotlines;
}
