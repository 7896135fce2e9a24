import {
  type ConnectorEntry,
  doneByStaff,
  key,
  none,
  personal,
  type TableEntry,
  table,
  wayOut,
} from '#privacy/vocabulary';

const service = { database: 'service', region: 'service' } as const;
const written = { staff: 'riu' } as const;
const told = { staff: 'r', worker: 'riu' } as const;

const inside = { from: 'service', to: 'service' } as const;

/** How the staff realm learns who may sign in. */
export const tellingAccounts = wayOut('accounts of staff to the staff realm', {
  ...inside,
  is: 'Who of the staff may set a password, or may sign in no longer.',
  purpose: 'staff-work',
  recipient: 'service-region',
  kinds: ['staff-record', 'one-time-code'],
});

/** How the page about misuse asks the staff realm. */
export const askingMisuse = wayOut('numbers of misuse at the staff sign-in', {
  ...inside,
  is: 'The question how often something conspicuous happened on a day; the answer is numbers.',
  purpose: 'of-nobody',
  recipient: 'nobody',
  kinds: [],
});

/** How the system page asks other processes. */
export const askingReadiness = wayOut('readiness of other processes', {
  ...inside,
  is: 'The question whether a process is ready.',
  purpose: 'of-nobody',
  recipient: 'nobody',
  kinds: [],
});

/** How privacy officers and administrators are told of misuse. */
export const mailingMisuse = wayOut('mail about misuse', {
  from: 'service',
  to: 'mail-server',
  is: 'How often something conspicuous happened on a day and from how many visitors, to the boxes of the maker’s own offices.',
  purpose: 'of-nobody',
  recipient: 'nobody',
  kinds: [],
});

/** Ways out of administration. */
export const administrationConnectors: readonly ConnectorEntry[] = [
  tellingAccounts,
  askingMisuse,
  askingReadiness,
  mailingMisuse,
];

/** Tables of administration. */
export const administrationTables: readonly TableEntry[] = [
  table('reply_templates', {
    ...service,
    is: 'A text that replies can begin with, in the languages somebody has written it in.',
    rows: { staff: 'all' },
    whyAll: 'every desk replies with the same texts; they hold nothing of a company.',
    delete: ['staff'],
    handling: {
      kind: 'staff-work',
      purposes: ['staff-work'],
      period: 'staff-record',
      answers: { personal: doneByStaff },
    },
    columns: {
      template_id: key({ staff: 'ri' }),
      name: none(written),
      product_lines: none(written),
      text_zh: none(written),
      text_en: none(written),
      text_de: none(written),
      changed_by: personal('changed_by', { staff: 'riu' }),
      changed_at: personal('changed_by', written),
    },
  }),
  table('misuse_mails', {
    ...service,
    is: 'What was conspicuous and told by mail: where, how and on which day; nothing of whom.',
    rows: { worker: 'all' },
    whyAll: 'kinds and days, about nobody.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      place: none({ worker: 'ri' }),
      kind: none({ worker: 'ri' }),
      day: none({ worker: 'ri' }),
      told_at: none({ worker: 'ri' }),
    },
  }),
  table('job_queues', {
    ...service,
    is: 'How many jobs of a queue there are by state, as the worker last saw them.',
    rows: { staff: 'all', worker: 'all' },
    whyAll: 'numbers of jobs, by name of the queue; they hold nothing of a company.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      queue: none({ staff: 'r', worker: 'ri' }),
      waiting: none(told),
      running: none(told),
      failed: none(told),
      done: none(told),
      done_at: none(told),
      seen_at: none(told),
    },
  }),
  table('failed_jobs', {
    ...service,
    is: 'A job that was given up, with the kind of its fault.',
    rows: { staff: 'all', worker: 'all' },
    whyAll: 'the id of a job and the kind of its fault; whom it was about stays with the worker.',
    delete: ['worker'],
    handling: 'of-nobody',
    columns: {
      job_id: key({ staff: 'r', worker: 'ri' }),
      queue: none({ staff: 'r', worker: 'ri' }),
      failed_at: none({ staff: 'r', worker: 'i' }),
      fault: none({ staff: 'r', worker: 'i' }),
    },
  }),
];
