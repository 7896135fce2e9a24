import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '#testkit/chromium';
import { on } from './network.ts';

/** What Chromium is told to trust: the keys of both hosts, as where the authority is installed. */
function trusting(certificates: string): string {
  const keys = ['home', 'service'].map((host) => {
    const { publicKey } = new X509Certificate(readFileSync(join(certificates, `${host}.hall.example.crt`)));
    return createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64');
  });
  return `--ignore-certificate-errors-spki-list=${keys.join(',')}`;
}

/** A browser on the machine of the people. */
export async function browserOfPeople(folder: string): Promise<Browser> {
  const launch = chromiumLaunch([trusting(join(folder, 'certificates'))]);
  const wrapper = join(folder, 'browser');
  writeFileSync(wrapper, `#!/bin/sh\nexec ${on('people').join(' ')} ${launch.executablePath} "$@"\n`);
  chmodSync(wrapper, 0o755);
  return chromium.launch({ ...launch, executablePath: wrapper });
}
