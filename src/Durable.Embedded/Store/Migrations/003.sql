-- Histories hold events of a new kind, ExecutionRewound: programs that do not know it must not open the hub.
SELECT 1;
