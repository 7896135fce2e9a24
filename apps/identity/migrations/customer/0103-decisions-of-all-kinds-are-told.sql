-- Why: the service region is told of every consent that it holds itself to, the transfer first (S5.2, S7.2); decisions that
--   still wait are put into the new words.
-- Lock: the rows that wait.
-- Undo: UPDATE the waiting rows back: kind AnalysisConsentDecided, body with given instead of improvement-analysis.

SET LOCAL app.maintenance = 'on';
UPDATE outbox_events SET kind = 'ConsentsDecided',
  body = (body - 'given') || jsonb_build_object('improvement-analysis', body->'given',
    'decidedAt', coalesce(body->>'decidedAt', to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
WHERE kind = 'AnalysisConsentDecided' AND relayed_at IS NULL;
SET LOCAL app.maintenance = '';
