import type pg from 'pg';

/** A company of the cast with one machine of each product line that it has. */
export interface CastCompany {
  readonly companyId: string;
  readonly customerNumber: string;
  readonly name: string;
  readonly area: string;
}

/** A customer of the cast. */
export interface CastCustomer {
  readonly personId: string;
  readonly name: string;
  /** The place in a company; null for somebody who has none yet. */
  readonly place: {
    readonly company: CastCompany;
    readonly membershipId: string;
    readonly role: 'member' | 'company-admin';
    readonly mayOpenCases: boolean;
    readonly left: boolean;
  } | null;
}

/** A staff member of the cast. */
export interface CastStaff {
  readonly staffId: string;
  readonly name: string;
  readonly team: string;
  readonly roles: readonly string[];
  readonly productLines: readonly ('machine-tool' | 'laser')[];
  /** Areas the member is restricted to; every area where nothing is said. */
  readonly areas?: readonly string[];
}

/** A machine of the cast. */
export interface CastMachine {
  readonly company: CastCompany;
  readonly machineId: string;
  readonly machineNumber: string;
  readonly productLine: 'machine-tool' | 'laser';
  readonly model: string;
}

const id = (kind: number, number: number) =>
  `0198b${String(kind).padStart(3, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Company A: most stories happen here. */
export const huadong: CastCompany = {
  companyId: id(1, 1),
  customerNumber: '410001',
  name: '华东精密钣金有限公司',
  area: 'east',
};
/** Company B: sees nothing of A. */
export const beifang: CastCompany = {
  companyId: id(1, 2),
  customerNumber: '410002',
  name: '北方激光加工有限公司',
  area: 'north',
};

const at = (company: CastCompany, number: number, more: Partial<NonNullable<CastCustomer['place']>> = {}) => ({
  company,
  membershipId: id(3, number),
  role: 'member' as const,
  mayOpenCases: true,
  left: false,
  ...more,
});

/** Operator at company A. */
export const linWei: CastCustomer = { personId: id(2, 1), name: '林伟', place: at(huadong, 1) };
/** Colleague of linWei. */
export const zhaoMin: CastCustomer = { personId: id(2, 2), name: '赵敏', place: at(huadong, 2) };
/** Company admin of A. */
export const chenJie: CastCustomer = {
  personId: id(2, 3),
  name: '陈洁',
  place: at(huadong, 3, { role: 'company-admin' }),
};
/** Member of A who may not open cases. */
export const sunLei: CastCustomer = {
  personId: id(2, 4),
  name: '孙磊',
  place: at(huadong, 4, { mayOpenCases: false }),
};
/** Was a member of A. */
export const guoTao: CastCustomer = { personId: id(2, 5), name: '郭涛', place: at(huadong, 5, { left: true }) };
/** Member of B. */
export const heLi: CastCustomer = { personId: id(2, 6), name: '何丽', place: at(beifang, 6) };
/** Signed in and agreed, in no company yet. */
export const wuGang: CastCustomer = { personId: id(2, 7), name: '吴刚', place: null };

/** Front line for both product lines. */
export const mei: CastStaff = {
  staffId: id(4, 1),
  name: '梅芳',
  team: 'Front line',
  roles: ['front-line'],
  productLines: ['machine-tool', 'laser'],
};
/** Engineer for machine tools only. */
export const jonas: CastStaff = {
  staffId: id(4, 2),
  name: 'Jonas Weber',
  team: 'Field service',
  roles: ['engineer'],
  productLines: ['machine-tool'],
};
/** Planner. */
export const petra: CastStaff = {
  staffId: id(4, 3),
  name: 'Petra Vogel',
  team: 'Planning',
  roles: ['planner'],
  productLines: ['machine-tool', 'laser'],
};
/** Privacy officer; has no product line. */
export const frieda: CastStaff = {
  staffId: id(4, 4),
  name: 'Frieda Lang',
  team: 'Privacy',
  roles: ['privacy-officer'],
  productLines: [],
};
/** Administrator. */
export const otto: CastStaff = {
  staffId: id(4, 5),
  name: 'Otto Brandt',
  team: 'Administration',
  roles: ['administrator'],
  productLines: ['machine-tool', 'laser'],
};

/** Machine tool of company A. */
export const press7: CastMachine = {
  company: huadong,
  machineId: id(5, 1),
  machineNumber: 'A0230E1234',
  productLine: 'machine-tool',
  model: 'TruBend 5130',
};
/** Laser of company A. */
export const laser3: CastMachine = {
  company: huadong,
  machineId: id(5, 2),
  machineNumber: 'L0640E0077',
  productLine: 'laser',
  model: 'TruLaser 3030',
};
/** Laser of company B. */
export const foreignLaser: CastMachine = {
  company: beifang,
  machineId: id(5, 3),
  machineNumber: 'L0640E0099',
  productLine: 'laser',
  model: 'TruLaser 5030',
};

/** Everything the desk may do, for both product lines, in the area of company B only. */
export const bohai: CastStaff = {
  staffId: id(4, 6),
  name: '薄海',
  team: 'Front line',
  roles: ['front-line', 'engineer', 'planner'],
  productLines: ['machine-tool', 'laser'],
  areas: ['north'],
};

/** Everybody and everything of the cast. */
export const cast = {
  companies: [huadong, beifang],
  customers: [linWei, zhaoMin, chenJie, sunLei, guoTao, heLi, wuGang],
  staff: [mei, jonas, petra, frieda, otto, bohai],
  machines: [press7, laser3, foreignLaser],
} as const;

async function addCustomer(owner: pg.Client, { personId, name, place }: CastCustomer, since: Date): Promise<void> {
  await owner.query('INSERT INTO people (person_id, first_seen_at) VALUES ($1, $2)', [personId, since]);
  await owner.query(
    `INSERT INTO person_profiles (person_id, contact_email, country_region, name, position, phone, changed_at)
     VALUES ($1, $2, 'CN', $3, '操作工', '+86 512 5550100', $4)`,
    [personId, `${personId}@example.com`, name, since],
  );
  if (!place) return;
  const { company, membershipId, role, mayOpenCases, left } = place;
  await owner.query(
    `INSERT INTO memberships (company_id, membership_id, person_id, role, label, may_open_cases, since, left_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz, CASE WHEN $8 THEN $7::timestamptz END)`,
    [company.companyId, membershipId, personId, role, name, mayOpenCases, since, left],
  );
  if (left) return;
  await owner.query('INSERT INTO membership_registry (person_id, company_id, membership_id) VALUES ($1, $2, $3)', [
    personId,
    company.companyId,
    membershipId,
  ]);
}

async function addMachine(owner: pg.Client, machine: CastMachine): Promise<void> {
  const { company, machineId, machineNumber, productLine, model } = machine;
  await owner.query(
    `INSERT INTO machines (company_id, machine_id, machine_number, product_line, model, site, delivered_on, area)
     VALUES ($1, $2, $3, $4, $5, '一号车间', '2021-03-15', $6)`,
    [company.companyId, machineId, machineNumber, productLine, model, company.area],
  );
  await owner.query(
    'INSERT INTO machine_registry (machine_number, company_id, machine_id, product_line, area) VALUES ($1, $2, $3, $4, $5)',
    [machineNumber, company.companyId, machineId, productLine, company.area],
  );
}

async function addStaff(owner: pg.Client, member: CastStaff, since: Date): Promise<void> {
  const { staffId, name, team, roles, productLines, areas } = member;
  await owner.query(
    `INSERT INTO teams (team_id, name, product_lines, areas) VALUES (uuidv7(), $1, '{machine-tool,laser}', '{all}')
     ON CONFLICT DO NOTHING`,
    [team],
  );
  await owner.query(
    `INSERT INTO staff_members (staff_id, name, team_id, roles, product_lines, areas, since)
     VALUES ($1, $2, (SELECT team_id FROM teams WHERE name = $3), $4, $5, $6, $7)`,
    [staffId, name, team, roles, productLines, areas ?? ['all'], since],
  );
}

/** Writes the whole cast; `owner` must have set `app.maintenance`. */
export async function addCast(owner: pg.Client, since: Date): Promise<void> {
  for (const { companyId, customerNumber, name, area } of cast.companies)
    await owner.query(
      `INSERT INTO companies (company_id, customer_number, name, street, postcode, city, region, country_region, area, since)
       VALUES ($1, $2, $3, '南京东路 68 号', '215400', '太仓', '江苏', 'CN', $5, $4)`,
      [companyId, customerNumber, name, since, area],
    );
  for (const member of cast.staff) await addStaff(owner, member, since);
  for (const customer of cast.customers) await addCustomer(owner, customer, since);
  for (const machine of cast.machines) await addMachine(owner, machine);
}
