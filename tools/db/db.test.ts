import { describe, expect, it } from 'vitest';
import { urlOf } from './cluster.ts';
import { mayEnter, pickDatabaseUser } from './database-user.ts';
import { chooseSocketFolder, socketPath, socketPathLimitBytes } from './socket-folder.ts';

describe('the user PostgreSQL runs as when root starts it', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n';

  it('is postgres where that user exists, otherwise nobody', () => {
    expect(pickDatabaseUser(passwd)?.name).toBe('nobody');
    expect(pickDatabaseUser(`${passwd}postgres:x:101:104::/var/lib/postgresql:/bin/bash\n`)).toEqual({
      name: 'postgres',
      uid: 101,
      gid: 104,
    });
  });

  it('is nobody at all on a machine with neither', () => {
    expect(pickDatabaseUser('root:x:0:0:root:/root:/bin/bash\n')).toBeNull();
  });

  it('enters a folder only with the mode bit of its own class', () => {
    const postgres = { name: 'postgres', uid: 101, gid: 104 };
    expect(mayEnter({ mode: 0o700, uid: 0, gid: 0 }, postgres)).toBe(false);
    expect(mayEnter({ mode: 0o711, uid: 0, gid: 0 }, postgres)).toBe(true);
    expect(mayEnter({ mode: 0o710, uid: 0, gid: 104 }, postgres)).toBe(true);
    expect(mayEnter({ mode: 0o077, uid: 101, gid: 0 }, postgres)).toBe(false);
  });
});

describe('the folder of the unix socket', () => {
  it('lies in the cluster as long as its path fits', () => {
    expect(chooseSocketFolder('/srv/data/home', '/tmp')).toBe('/srv/data/home/socket');
  });

  it('is a short one in the temp folder when the data folder is deep', () => {
    const chosen = chooseSocketFolder(`/srv/${'deep/'.repeat(20)}home`, '/tmp');
    expect(chosen).toMatch(/^\/tmp\/service-center-[0-9a-f]{10}$/);
    expect(Buffer.byteLength(socketPath(chosen))).toBeLessThanOrEqual(socketPathLimitBytes);
  });

  it('says what to do when both are too long', () => {
    const deep = `/${'x'.repeat(60)}/${'y'.repeat(60)}`;
    expect(() => chooseSocketFolder(deep, deep)).toThrow(/set DATA_FOLDER or TMPDIR to a shorter folder/);
  });
});

describe('the address of a database behind a socket', () => {
  it('is a URL that any URL parser reads', () => {
    const url = new URL(
      urlOf({ role: 'customer', password: 'a-b_c', database: 'service', socketFolder: '/srv/a b/socket' }),
    );
    expect(url.username).toBe('customer');
    expect(url.pathname).toBe('/service');
    expect(url.searchParams.get('host')).toBe('/srv/a b/socket');
  });
});
