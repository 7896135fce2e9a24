/**
 * The list as one statement, with the same columns as the contract's line of a case. The page is cut before labels are
 * joined, which is the quickest plan there is: a slow statement would make a slow baseline and a flattering ratio.
 */
export const listText = `
  SELECT c.case_id AS "caseId", c.case_number AS "caseNumber", c.machine_number AS "machineNumber", c.model,
    c.product_line AS "productLine", c.reason, c.severity, c.error_number AS "errorNumber", c.description, c.state,
    c.turn, c.opened_at AS "openedAt", c.changed_at AS "changedAt", m.label AS "openedBy",
    (c.opened_by = $2 OR c.case_id IN (
      SELECT j.case_id FROM case_joiners j WHERE j.company_id = $1 AND j.membership_id = $2)) AS mine,
    c.promised_update_at AS "promisedUpdateAt", c.solved_at AS "solvedAt", c.file_count AS files
  FROM (
    SELECT * FROM cases WHERE company_id = $1 AND state IN ('sent', 'received', 'in-progress', 'solved')
    ORDER BY changed_at DESC, case_id DESC LIMIT 21
  ) c
  JOIN memberships m ON m.company_id = c.company_id AND m.membership_id = c.opened_by
  ORDER BY c.changed_at DESC, c.case_id DESC`;
