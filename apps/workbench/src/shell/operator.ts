// The one file that names the maker; a build of the workbench carries it.
import profile from '../../../../operator/default.json' with { type: 'json' };

/** Name of the app in each language. */
export const appName = profile.appName;

/** Zone in which customers read a promised update. */
export const customerZone = profile.timeZones.customers;
