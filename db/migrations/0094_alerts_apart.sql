-- What is counted of agents: operations of theirs. An alert is an entry about one, and not by him.
CREATE OR REPLACE VIEW access_tally AS
SELECT
    counted.period, counted.starts_at, counted.processing, counted.agent, counted.outcome,
    sum(counted.operations)::bigint AS operations, sum(counted.records)::bigint AS records
FROM (
    SELECT period, starts_at, processing, agent, outcome, operations, records FROM journal_tally
    UNION ALL
    SELECT
        span.period, date_bin(span.length, recent.instant, 'epoch'), recent.processing,
        recent.agent, recent.outcome, 1, octet_length(recent.record_ids) / 16
    FROM journal_recent AS recent
    CROSS JOIN (VALUES ('HOUR', interval '1 hour'), ('DAY', interval '1 day'))
        AS span (period, length)
    WHERE recent.processing IS NOT NULL
) AS counted
WHERE counted.outcome <> 'ALERT'
GROUP BY counted.period, counted.starts_at, counted.processing, counted.agent, counted.outcome;
