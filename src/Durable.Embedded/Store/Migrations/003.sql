-- Histories hold events of a new kind, ExecutionRewound: programs that do not know it must not open the hub.
-- The trace that an instance belongs to (W3C trace context), and how often it has continued as new.
ALTER TABLE instances ADD COLUMN trace_parent TEXT;
ALTER TABLE instances ADD COLUMN trace_state TEXT;
ALTER TABLE instances ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
