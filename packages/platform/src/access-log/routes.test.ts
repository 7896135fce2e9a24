import { describe, expect, it } from 'vitest';
import { routeNamesOf } from './index.ts';

const names = routeNamesOf([
  { id: 'readCase', method: 'GET', path: '/api/cases/{caseId}' },
  { id: 'staffSignIn', method: 'POST', path: '/staff-sign-in/interaction/{uid}' },
]);

describe('S2.8 the log of use names operations and never addresses', () => {
  it('a declared operation has its id, and one behind a wildcard too', () => {
    expect(names('GET', '/api/cases/:caseId', '/api/cases/7?secret=1')).toBe('readCase');
    expect(names('POST', '/staff-sign-in/*', '/staff-sign-in/interaction/abc?x=1')).toBe('staffSignIn');
  });

  it('what is not declared has the pattern it was bound under, and what was not found has none', () => {
    expect(names('GET', '/healthz', '/healthz')).toBe('/healthz');
    expect(names('GET', '/staff-sign-in/*', '/staff-sign-in/lin.wei@hengrui.example')).toBe('/staff-sign-in/*');
    expect(names('PUT', '/api/cases/:caseId', '/api/cases/7')).toBe('/api/cases/:caseId');
    expect(names('GET', undefined, '/13800138000')).toBe('none');
  });
});
