import { expect, test } from '@playwright/test';
import { bugsInLogs } from '../stage/bugs.ts';

// The last story by its name: whatever the others did, nothing of it was unexpected.
test('no process has met a bug in any story', () => {
  expect(bugsInLogs()).toEqual([]);
});
