/** Run as a program of its own with TMPDIR set: the package unpacks into the temp folder only. */
import chromium from '@sparticuz/chromium';

process.stdout.write(await chromium.executablePath());
