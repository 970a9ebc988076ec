package dev.cohort.launcher;

/** What differs from PostgreSQL's own defaults, and why. Written anew at each start. */
final class PostgresConfiguration {
    private PostgresConfiguration() {}

    static String text(int port) {
        return """
                # Written by ./cohort at each start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'

                # An answer to a person means: it is on disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # Pools of the server (60) and of Keycloak (20), jobs, and room for a second node while one is replaced.
                max_connections = 200
                shared_buffers = 512MB
                effective_cache_size = 2GB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                # A tenant is a schema: one transaction over a new one takes some hundred locks.
                max_locks_per_transaction = 256
                max_wal_size = 2GB
                min_wal_size = 256MB
                checkpoint_completion_target = 0.9
                random_page_cost = 1.1
                # Compiling a plan costs more than any of our queries.
                jit = off
                max_parallel_workers_per_gather = 1
                # Thousands of small tables: look often, work little.
                autovacuum_naptime = 30s
                autovacuum_vacuum_cost_limit = 1000
                idle_in_transaction_session_timeout = 15min
                lock_timeout = 0

                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%q%%u@%%d %%a '
                log_min_duration_statement = 2s
                log_lock_waits = on
                log_checkpoints = off
                """.formatted(port);
    }
}
