import { callable, type FunctionEntry } from '#privacy/vocabulary';

/** Functions of the service's schema that audiences may call. */
export const serviceFunctions: readonly FunctionEntry[] = [
  callable('company_matching(text, text)', {
    database: 'service',
    is: 'The one question somebody in no company may ask: which company has this customer number and machine number.',
    who: ['customer'],
  }),
  callable('invite_shown(uuid, bytea, timestamp with time zone)', {
    database: 'service',
    is: 'Which company and role a link is for, asked by whoever holds it and is not in the company yet.',
    who: ['customer'],
  }),
  callable('administrators_held()', {
    database: 'service',
    is: 'Administrators on duty, held until the act ends.',
    who: ['staff'],
  }),
  callable('write_staff_account(bytea, uuid, text, uuid, text[], text[], text[], timestamp with time zone)', {
    database: 'service',
    is: 'Adds somebody of the maker or changes what they are, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('invite_staff_account(bytea, uuid, text)', {
    database: 'service',
    is: 'Gives somebody of the maker a way in, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('end_staff_account(bytea, uuid, timestamp with time zone)', {
    database: 'service',
    is: 'Somebody of the maker leaves, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('write_team(bytea, uuid, text, text[], text[])', {
    database: 'service',
    is: 'Adds a team or changes what it works for, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('write_area(bytea, text, text, text, text, text[])', {
    database: 'service',
    is: 'Adds an area or changes it, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('end_own_sessions(bytea, uuid, uuid, timestamp with time zone)', {
    database: 'service',
    is: 'Ends sessions of whoever shows that the cookie of one of them is at hand.',
    who: ['staff'],
  }),
  callable('end_staff_sessions(bytea, uuid, timestamp with time zone)', {
    database: 'service',
    is: 'Ends all sessions of somebody of the maker, for a session of an administrator alone.',
    who: ['staff'],
  }),
  callable('make_access_log_partition(timestamp with time zone)', {
    database: 'service',
    is: 'Makes the partition of a month of the log of use, by the worker ahead and by the API should one be missing.',
    who: ['staff', 'worker'],
  }),
  callable('drop_access_log_partitions(timestamp with time zone, interval)', {
    database: 'service',
    is: 'Drops months of the log of use whose oldest line is old enough, none that could hold a line of under 184 days (S2.8).',
    who: ['worker'],
  }),
  callable('misuse_by_day(timestamp with time zone, integer, integer, integer)', {
    database: 'service',
    is: 'How often something conspicuous happened on a day, and how many visitors it came from; nothing of whom.',
    who: ['worker'],
  }),
  callable('endings_of(text)', {
    database: 'service',
    is: 'All endings of a name or number; PostgreSQL calls it for whoever writes a machine, a company or a member.',
    who: ['customer', 'staff', 'worker'],
  }),
  callable('improvement_cases(date, date, text[])', {
    database: 'service',
    is: 'Errors that at least three people who agreed to the analysis reported of a model; nobody, no company, no text (S2.5).',
    who: ['analysis'],
  }),
  callable('require_consent(uuid, text, timestamp with time zone, boolean)', {
    database: 'service',
    is: 'Fails the transaction unless a consent of the person who asks stands; holds it until the end where something is written.',
    who: ['customer'],
  }),
  callable('redeem_invite(uuid, bytea, uuid, uuid, text, timestamp with time zone)', {
    database: 'service',
    is: 'Makes whoever holds a good link a member, once.',
    who: ['customer'],
  }),
];
