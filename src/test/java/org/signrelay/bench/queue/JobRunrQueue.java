package org.signrelay.bench.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;
import org.signrelay.bench.ground.PeerDatabase;

/**
 * JobRunr with ten workers. Its open source edition looks for jobs every five seconds at the most
 * often, and besides whenever its workers run out of them; its documentation has a stream enqueued
 * when there are many.
 */
public final class JobRunrQueue implements DurableQueue {
  private static final Duration SHORTEST_POLL_INTERVAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(10);

  private final StorageProvider storage;
  private final JobRequestScheduler scheduler;
  private final GsonJsonMapper json = new GsonJsonMapper();
  private final JobActivator handlers;
  private BackgroundJobServer server;

  /** Carries updates out. */
  public static final class UpdateHandler implements JobRequestHandler<UpdateRequest> {
    private final StatusUpdates salesforce;

    UpdateHandler(StatusUpdates salesforce) {
      this.salesforce = salesforce;
    }

    @Override
    public void run(UpdateRequest update) {
      salesforce.write(update.documentId, update.status);
    }
  }

  /** One update, stored as JSON; a record would be stored, but never read again. */
  public static final class UpdateRequest implements JobRequest {
    private String documentId;
    private String status;

    /** For JobRunr. */
    public UpdateRequest() {}

    UpdateRequest(Update update) {
      documentId = update.documentId();
      status = update.status();
    }

    @Override
    public Class<UpdateHandler> getJobRequestHandler() {
      return UpdateHandler.class;
    }
  }

  public JobRunrQueue(PeerDatabase database, StatusUpdates salesforce) {
    storage = SqlStorageProviderFactory.using(database.dataSource());
    storage.setJobMapper(new JobMapper(json));
    scheduler = new JobRequestScheduler(storage);
    var handler = new UpdateHandler(salesforce);
    handlers =
        new JobActivator() {
          @Override
          public <T> T activateJob(Class<T> type) {
            return type.cast(handler);
          }
        };
  }

  @Override
  public void store(List<Update> updates) {
    scheduler.enqueue(updates.stream().map(UpdateRequest::new));
  }

  /** A server that was stopped does not start again: each backlog has one of its own. */
  @Override
  public void start() {
    server =
        new BackgroundJobServer(
            storage,
            json,
            handlers,
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andId(UUID.randomUUID())
                .andWorkerCount(LookUpAndPatch.CONNECTIONS)
                .andPollInterval(SHORTEST_POLL_INTERVAL));
    server.start();
  }

  @Override
  public void settle() {
    Awaitility.await("all jobs succeeded")
        .atMost(LONGEST_SETTLING)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                storage.countJobs(StateName.ENQUEUED) == 0
                    && storage.countJobs(StateName.PROCESSING) == 0);
    stop();
  }

  private void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    storage.close();
  }
}
