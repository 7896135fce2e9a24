import { join } from 'node:path';
import { systemPath } from '../../db/database-user.ts';
import { projectFolder, readInstallation } from '../config.ts';
import { launch } from '../launch.ts';

/** The real launcher over two real database clusters, with two small processes in place of the project's own. */
const entry = join(projectFolder, 'tools', 'start', 'trial', 'fake-child.ts');

await launch({
  durable: false,
  processes: () => {
    // The folder in the environment lets the test find what is left over.
    const environment = { PATH: systemPath, DATA_FOLDER: readInstallation().dataFolder };
    return ['obedient', 'stubborn'].map((name) => ({ name, entry, args: [name], environment }));
  },
});
