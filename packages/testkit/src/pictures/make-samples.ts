import { writeFile } from 'node:fs/promises';
import { phonePicture, samplePath, sampleTypes } from './index.ts';

for (const type of sampleTypes) await writeFile(samplePath(type), await phonePicture(type));
