package org.signrelay.design.check;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.signrelay.design.Callers;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DateSettings;
import org.signrelay.design.Design;
import org.signrelay.design.DesignId;
import org.signrelay.design.DocumentSettings;
import org.signrelay.design.FieldSource;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.ReplySettings;
import org.signrelay.design.RetrySettings;
import org.signrelay.design.StatusSettings;
import org.signrelay.design.vocabulary.Kind;

/** Reads one design from its values. */
final class DesignReader {
  private final Settings settings;

  DesignReader(Settings settings) {
    this.settings = settings;
  }

  /** The design; empty if anything is wrong with it, which the scope then knows. */
  Optional<Design> read(DesignId id, Surroundings server) {
    String name = settings.find(DesignKeys.NAME).orElse(id.value());
    Optional<Boolean> enabled = settings.find(DesignKeys.ENABLED);
    Callers callers = new CallersReader(settings).read();
    RecordsReader recordsReader = new RecordsReader(settings);
    Map<Kind, RecordSettings> records = recordsReader.records();
    Map<String, FieldSource> fields = recordsReader.fields(records);
    StatusSettings statuses = new StatusReader(settings).read();
    Optional<RetrySettings> retry = retry();
    Optional<ZoneId> zone = settings.find(DesignKeys.DATES_ZONE);
    Optional<DateOrder> order = settings.find(DesignKeys.DATES_ORDER);
    Optional<DocumentSettings> documents =
        new DocumentReader(settings, server.documentLocation()).read();
    Optional<ReplySettings> reply = reply();
    settings.find(DesignKeys.LATEST_ONLY);
    Optional<Org> org = new OrgReader(settings, server).read(callers);
    if (!settings.scope().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Design(
            id,
            name,
            enabled.orElseThrow(),
            org.orElseThrow(),
            callers,
            records,
            fields,
            statuses,
            retry.orElseThrow(),
            new DateSettings(zone.orElseThrow(), order.orElseThrow()),
            documents.orElseThrow(),
            reply.orElseThrow(),
            settings.effective()));
  }

  private Optional<ReplySettings> reply() {
    Optional<Duration> wait = settings.find(DesignKeys.REPLY_WAIT);
    return settings
        .find(DesignKeys.REPLY)
        .flatMap(afterAttempt -> wait.map(longest -> new ReplySettings(afterAttempt, longest)));
  }

  private Optional<RetrySettings> retry() {
    return settings
        .find(DesignKeys.RETRY_DELAYS)
        .flatMap(
            delays ->
                settings
                    .find(DesignKeys.GIVE_UP_AFTER)
                    .flatMap(
                        giveUp ->
                            settings
                                .find(DesignKeys.NO_RECORD_GIVE_UP_AFTER)
                                .flatMap(
                                    noRecord ->
                                        settings
                                            .find(DesignKeys.LATEST_ONLY)
                                            .map(
                                                latestOnly ->
                                                    new RetrySettings(
                                                        delays, giveUp, noRecord, latestOnly)))));
  }
}
