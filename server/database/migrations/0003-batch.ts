import type { Migration } from '../migration.ts'

/** Batch jobs, their runs and attempts, alerts, the embedded queue, and the events that subscriptions follow. */
export const batch: Migration = {
  name: '0003-batch',
  sql: ({ clustered, sequence }) => `
CREATE TABLE batch_category (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  name text NOT NULL,
  description text NOT NULL,
  is_withheld boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (company_id, name)
);

CREATE TABLE batch_job (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  description text NOT NULL,
  task text NOT NULL,
  task_version integer NOT NULL,
  parameters jsonb NOT NULL,
  category_id text REFERENCES batch_category (id),
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'critical')),
  is_private boolean NOT NULL,
  is_critical boolean NOT NULL,
  batch_processing boolean NOT NULL,
  is_on_demand boolean NOT NULL,
  recurrence jsonb,
  active_period jsonb,
  retry_policy jsonb NOT NULL,
  goes_on_after_error boolean NOT NULL,
  log_level text NOT NULL CHECK (log_level IN ('debug', 'information', 'warning', 'error')),
  history_days integer NOT NULL CHECK (history_days >= 1),
  follow_up_job_id text REFERENCES batch_job (id) ON DELETE SET NULL,
  follow_up_on text NOT NULL CHECK (follow_up_on IN ('ended', 'endedOrError')),
  user_id text,
  status text NOT NULL CHECK (status IN ('withhold', 'waiting', 'ready', 'executing', 'ended', 'error', 'canceling', 'canceled', 'didNotRun')),
  is_withheld boolean NOT NULL,
  starts_again boolean NOT NULL,
  occurrences_started integer NOT NULL,
  next_run_at timestamptz,
  last_run_id text,
  last_run_status text,
  last_run_started_at timestamptz,
  last_run_ended_at timestamptz,
  revision integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX batch_job_by_status ON batch_job (company_id, status, id);
CREATE INDEX batch_job_by_task ON batch_job (company_id, task, id);
CREATE INDEX batch_job_by_category ON batch_job (category_id);
CREATE INDEX batch_job_by_follow_up ON batch_job (follow_up_job_id);

CREATE TABLE batch_job_run (
  id text PRIMARY KEY,
  job_id text NOT NULL REFERENCES batch_job (id) ON DELETE CASCADE,
  company_id text NOT NULL REFERENCES company (id),
  parent_run_id text REFERENCES batch_job_run (id) ON DELETE CASCADE,
  slot text NOT NULL UNIQUE,
  trigger text NOT NULL CHECK (trigger IN ('schedule', 'manual', 'followUp', 'child')),
  triggered_by_run_id text,
  description text NOT NULL,
  task text NOT NULL,
  task_version integer NOT NULL,
  parameters jsonb NOT NULL,
  category_id text REFERENCES batch_category (id),
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'critical')),
  user_id text,
  status text NOT NULL CHECK (status IN ('withhold', 'waiting', 'ready', 'executing', 'ended', 'error', 'canceling', 'canceled', 'didNotRun')),
  planned_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  task_id text,
  attempt_id text,
  attempt_count integer NOT NULL,
  failed_attempts integer NOT NULL,
  lost_attempts integer NOT NULL,
  progress_done bigint,
  progress_total bigint,
  own_outcome text CHECK (own_outcome IN ('succeed', 'fail', 'stop')),
  coalesced_count integer NOT NULL,
  error_code text,
  error_parameters jsonb,
  cancel_requested_by text,
  cancel_requested_at timestamptz,
  missed_alert_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX batch_job_run_one_live ON batch_job_run (job_id)
  WHERE parent_run_id IS NULL AND status IN ('withhold', 'waiting', 'ready', 'executing', 'canceling');
CREATE UNIQUE INDEX batch_job_run_one_executing ON batch_job_run (category_id)
  WHERE category_id IS NOT NULL AND status IN ('executing', 'canceling');
CREATE INDEX batch_job_run_by_job ON batch_job_run (job_id, id);
CREATE INDEX batch_job_run_by_parent ON batch_job_run (parent_run_id, id);
CREATE INDEX batch_job_run_by_status ON batch_job_run (company_id, status, id);
CREATE INDEX batch_job_run_to_come ON batch_job_run (due_at)
  WHERE status IN ('withhold', 'waiting', 'ready', 'executing', 'canceling');
CREATE INDEX batch_job_run_by_end ON batch_job_run (ended_at)
  WHERE ended_at IS NOT NULL;

CREATE TABLE batch_job_attempt (
  id text PRIMARY KEY,
  run_id text NOT NULL REFERENCES batch_job_run (id) ON DELETE CASCADE,
  number integer NOT NULL,
  worker text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('executing', 'succeeded', 'failed', 'canceled', 'handedBack', 'lost')),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  error_code text,
  error_parameters jsonb,
  error_detail text,
  next_attempt_at timestamptz,
  UNIQUE (run_id, number)
);

CREATE TABLE batch_run_message (
  run_id text NOT NULL REFERENCES batch_job_run (id) ON DELETE CASCADE,
  number integer NOT NULL,
  attempt integer NOT NULL,
  logged_at timestamptz NOT NULL,
  level text NOT NULL CHECK (level IN ('debug', 'information', 'warning', 'error')),
  code text NOT NULL,
  parameters jsonb NOT NULL,
  PRIMARY KEY (run_id, number)
) ${clustered};

CREATE TABLE batch_run_counter (
  run_id text NOT NULL REFERENCES batch_job_run (id) ON DELETE CASCADE,
  name text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (run_id, name)
) ${clustered};

CREATE TABLE batch_alert_rule (
  id text PRIMARY KEY,
  company_id text NOT NULL REFERENCES company (id),
  job_id text REFERENCES batch_job (id) ON DELETE CASCADE,
  user_id text NOT NULL,
  on_ended boolean NOT NULL,
  on_error boolean NOT NULL,
  on_canceled boolean NOT NULL,
  on_missed boolean NOT NULL,
  late_after_seconds integer NOT NULL CHECK (late_after_seconds >= 0),
  in_app boolean NOT NULL,
  webhook_url text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX batch_alert_rule_by_job ON batch_alert_rule (job_id);
CREATE INDEX batch_alert_rule_by_company ON batch_alert_rule (company_id, user_id);

CREATE TABLE notification (
  id text PRIMARY KEY,
  user_id text NOT NULL,
  company_id text NOT NULL REFERENCES company (id),
  job_id text REFERENCES batch_job (id) ON DELETE CASCADE,
  run_id text REFERENCES batch_job_run (id) ON DELETE SET NULL,
  code text NOT NULL,
  parameters jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX notification_by_user ON notification (user_id, id);
CREATE INDEX notification_unread ON notification (user_id)
  WHERE read_at IS NULL;
CREATE INDEX notification_by_job ON notification (job_id);
CREATE INDEX notification_by_run ON notification (run_id);

CREATE TABLE webhook_delivery (
  id text PRIMARY KEY,
  rule_id text NOT NULL REFERENCES batch_alert_rule (id) ON DELETE CASCADE,
  company_id text NOT NULL REFERENCES company (id),
  body text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
  attempt_count integer NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  response_status integer,
  last_error text,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at)
  WHERE status = 'pending';
CREATE INDEX webhook_delivery_by_rule ON webhook_delivery (rule_id, id);

CREATE TABLE batch_task (
  sequence ${sequence},
  id text NOT NULL UNIQUE,
  run_id text NOT NULL,
  not_before timestamptz NOT NULL,
  category text,
  priority integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'leased', 'parked')),
  worker text,
  lease_token text,
  leased_until timestamptz,
  cancel_requested boolean NOT NULL,
  deliveries integer NOT NULL
);
CREATE UNIQUE INDEX batch_task_one_a_category ON batch_task (category)
  WHERE category IS NOT NULL AND state IN ('leased', 'parked');
CREATE INDEX batch_task_to_take ON batch_task (not_before);

CREATE TABLE batch_event (
  sequence ${sequence},
  kind text NOT NULL CHECK (kind IN ('jobChanged', 'jobDeleted', 'runChanged', 'runProgressed', 'runRemoved')),
  company_id text NOT NULL,
  job_id text NOT NULL,
  run_id text,
  occurred_at timestamptz NOT NULL
);
CREATE INDEX batch_event_by_time ON batch_event (occurred_at);
`,
}
