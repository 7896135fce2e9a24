/** By this global set-up tells the stories' processes where the installation's data are. */
const dataFolderVariable = 'STORIES_DATA_FOLDER';

/** The data folder of an installation that runs already, when one is named. */
export const givenDataFolder = (): string | undefined => process.env[dataFolderVariable];

/** Tells the stories where the data of the installation are. */
export function tellDataFolder(folder: string): void {
  process.env[dataFolderVariable] = folder;
}

/** The data folder of the running installation. @throws Error outside a story */
export function dataFolder(): string {
  const folder = givenDataFolder();
  if (!folder) throw new Error('no installation: stories run through journeys/playwright.config.ts');
  return folder;
}

/** Where `npm run pictures` puts its pictures. */
export const picturesFolder = process.env.PICTURES_FOLDER ?? 'pictures';

/** The first of the fifty ports that the stories' installation listens at: STORIES_FIRST_PORT, so that two trees can play at once. */
export const firstPort = Number(process.env.STORIES_FIRST_PORT ?? 4600);

/** Which of the stories this process plays. @throws Error for a part that does not exist */
export const part = partNamed(process.env.STORIES_PART ?? 'all');

function partNamed(name: string): 'all' | 'network' | 'rest' {
  if (name === 'all' || name === 'network' || name === 'rest') return name;
  throw new Error(`STORIES_PART is "${name}"; it may be all, network or rest`);
}
