import { sql, type Tx } from '#platform/database';

/** The departure of a company that was not taken back; held when it is about to change. */
export const departureOfCompany = (tx: Tx, companyId: string) =>
  tx.maybe<{ started_at: Date; ended_at: Date | null }>(sql`
    SELECT started_at, ended_at FROM company_departures WHERE company_id = ${companyId} AND taken_back_at IS NULL`);

/**
 * Holds a company against whoever comes in: a membership that is being made waits here, and is seen by what follows, or
 * sees what came of it.
 */
export const companyHeld = (tx: Tx, companyId: string) =>
  tx.one<{ company_id: string }>(sql`SELECT company_id FROM companies WHERE company_id = ${companyId} FOR UPDATE`);

/**
 * Holds a company against its departure and against whoever holds it in the same way. Rows that refer to it can be made
 * meanwhile: whoever holds a case and makes one would otherwise wait for somebody who waits for that case.
 */
export const companyHeldStaying = (tx: Tx, companyId: string) =>
  tx.one<{ company_id: string }>(sql`
    SELECT company_id FROM companies WHERE company_id = ${companyId} FOR NO KEY UPDATE`);

/** Begins a departure; answers 0 when one is under way. */
export const departureStarted = (tx: Tx, companyId: string, departureId: string, staffId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO company_departures (company_id, departure_id, started_at, started_by)
    VALUES (${companyId}, ${departureId}, ${now}, ${staffId}) ON CONFLICT DO NOTHING`);

/** Takes a departure back that has not ended. */
export const departureTakenBack = (tx: Tx, companyId: string, staffId: string, now: Date) =>
  tx.run(sql`
    UPDATE company_departures SET taken_back_at = ${now}, taken_back_by = ${staffId}
    WHERE company_id = ${companyId} AND taken_back_at IS NULL AND ended_at IS NULL`);

/** Ends a departure for good. */
export const departureEnded = (tx: Tx, companyId: string, staffId: string, now: Date) =>
  tx.run(sql`
    UPDATE company_departures SET ended_at = ${now}, ended_by = ${staffId}
    WHERE company_id = ${companyId} AND taken_back_at IS NULL AND ended_at IS NULL`);

/** Takes back every invite of a company that nobody has used. */
export const invitesOfCompanyWithdrawn = (tx: Tx, companyId: string, now: Date) =>
  tx.later(sql`
    UPDATE company_invites SET withdrawn_at = ${now} WHERE company_id = ${companyId} AND withdrawn_at IS NULL`);
