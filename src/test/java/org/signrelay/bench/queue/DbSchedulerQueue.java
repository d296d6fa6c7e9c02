package org.signrelay.bench.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.List;
import org.signrelay.bench.ground.PeerDatabase;

/**
 * db-scheduler with lock-and-fetch. Its README advises the limits 1.0 and 4.0 for high throughput
 * ("keep threads busy").
 */
public final class DbSchedulerQueue implements DurableQueue {
  private static final String TABLE = "scheduled_tasks";

  private final PeerDatabase database;
  private final OneTimeTask<Update> task;
  private Scheduler scheduler;

  public DbSchedulerQueue(PeerDatabase database, StatusUpdates salesforce) {
    this.database = database;
    this.task =
        Tasks.oneTime("status-update", Update.class)
            .execute(
                (instance, context) ->
                    salesforce.write(instance.getData().documentId(), instance.getData().status()));
    createTable();
  }

  /** The columns and indexes that its documentation asks for on PostgreSQL. */
  private void createTable() {
    database.run("DROP TABLE IF EXISTS " + TABLE);
    database.run(
        "CREATE TABLE "
            + TABLE
            + """
              (
                task_name text NOT NULL,
                task_instance text NOT NULL,
                task_data bytea,
                execution_time timestamptz,
                state text,
                picked boolean NOT NULL,
                picked_by text,
                last_success timestamptz,
                last_failure timestamptz,
                consecutive_failures integer,
                last_heartbeat timestamptz,
                version bigint NOT NULL,
                priority smallint,
                PRIMARY KEY (task_name, task_instance)
              )""");
    for (String columns :
        List.of("execution_time", "last_heartbeat", "priority DESC, execution_time")) {
      database.run("CREATE INDEX ON " + TABLE + " (" + columns + ")");
    }
  }

  @Override
  public void store(List<Update> updates) {
    List<TaskInstance<?>> instances =
        updates.stream()
            .<TaskInstance<?>>map(update -> task.instance(update.documentId(), update))
            .toList();
    SchedulerClient.Builder.create(database.dataSource(), task)
        .build()
        .scheduleBatch(instances, Instant.now());
  }

  @Override
  public void start() {
    scheduler =
        Scheduler.create(database.dataSource(), task)
            .threads(LookUpAndPatch.CONNECTIONS)
            .pollUsingLockAndFetch(1.0, 4.0)
            .build();
    scheduler.start();
  }

  @Override
  public void settle() {
    database.awaitEmpty(TABLE);
    scheduler.stop();
    scheduler = null;
  }

  @Override
  public void close() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }
}
