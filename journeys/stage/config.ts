/** Environment variable by which global set-up tells the stories' processes where the installation's data are. */
export const dataFolderVariable = 'STORIES_DATA_FOLDER';

/** The data folder of the running installation. @throws Error outside a story */
export function dataFolder(): string {
  const folder = process.env[dataFolderVariable];
  if (!folder) throw new Error('no installation: stories run through journeys/playwright.config.ts');
  return folder;
}

/** Where `npm run pictures` puts its pictures. */
export const picturesFolder = process.env.PICTURES_FOLDER ?? 'pictures';
