import pg from 'pg';
import { launch } from '../launch.ts';

/** A start that fails while a connection nobody listens to is open; undoing the start ends its database under it. */
await launch({
  durable: false,
  processes: ({ home }) => {
    const left = new pg.Client({ connectionString: home.ownerUrl });
    const failure = new Error('this start fails on purpose.');
    // Connected first: only then has the connection something to lose.
    void left.connect().then(() => left.query('SELECT 1'));
    throw failure;
  },
});
