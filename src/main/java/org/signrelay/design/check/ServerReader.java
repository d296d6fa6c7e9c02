package org.signrelay.design.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signrelay.design.DesignId;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.RetentionSettings;
import org.signrelay.design.Secret;
import org.signrelay.design.ServerSettings;
import org.signrelay.design.address.AddressRange;
import org.signrelay.design.address.AddressRanges;

/** Reads the settings of the whole server from their values. */
final class ServerReader {
  private final Settings settings;

  ServerReader(Settings settings) {
    this.settings = settings;
  }

  /** The settings; empty if anything is wrong with them, which the scope then knows. */
  Optional<ServerSettings> read() {
    List<Secret> encryptionKeys = settings.find(ServerKeys.ENCRYPTION_KEY).orElse(List.of());
    Optional<Long> maxNotification = settings.find(ServerKeys.MAX_NOTIFICATION_SIZE);
    Optional<Long> maxDocument = settings.find(ServerKeys.MAX_DOCUMENT_SIZE);
    Optional<Duration> window = settings.find(ServerKeys.DUPLICATES_WINDOW);
    Optional<Duration> retention = settings.find(ServerKeys.RETENTION);
    Optional<Duration> deadRetention = settings.find(ServerKeys.RETENTION_DEAD);
    Optional<Duration> documentRetention = settings.find(ServerKeys.RETENTION_DOCUMENTS);
    Optional<DocumentLocation> documentLocation = settings.find(ServerKeys.DOCUMENT_LOCATION);
    Optional<Integer> connections = settings.find(ServerKeys.CONNECTIONS);
    Optional<Duration> connectTimeout = settings.find(ServerKeys.CONNECT_TIMEOUT);
    Optional<Duration> answerTimeout = settings.find(ServerKeys.ANSWER_TIMEOUT);
    Optional<Integer> apiReserve = settings.find(ServerKeys.API_RESERVE);
    Set<String> hosts = allowedHosts();
    List<AddressRange> proxies = settings.find(ServerKeys.TRUSTED_PROXIES).orElse(List.of());
    if (!settings.scope().problems().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerSettings(
            encryptionKeys,
            maxNotification.orElseThrow(),
            maxDocument.orElseThrow(),
            documentLocation.orElseThrow(),
            window.orElseThrow(),
            new RetentionSettings(
                retention.orElseThrow(),
                deadRetention.orElseThrow(),
                documentRetention.orElseThrow()),
            connections.orElseThrow(),
            connectTimeout.orElseThrow(),
            answerTimeout.orElseThrow(),
            apiReserve.orElseThrow(),
            hosts,
            new AddressRanges(proxies)));
  }

  /** The designs that {@code signrelay.designs} names. */
  Set<DesignId> namedDesigns() {
    Set<DesignId> designs = new TreeSet<>();
    for (String name : settings.find(ServerKeys.DESIGNS).orElse(List.of())) {
      DesignId.parse(name)
          .ifPresentOrElse(
              designs::add,
              () ->
                  settings.wrong(
                      ServerKeys.DESIGNS,
                      "must be a list of designs, each of a-z, 0-9 and -, not - first, at most 63"
                          + " characters; wrong is "
                          + Shown.value(name)));
    }
    return designs;
  }

  /** What designs depend on, also if other settings are wrong. */
  Surroundings surroundings() {
    return new Surroundings(
        allowedHosts(),
        settings.has(ServerKeys.ENCRYPTION_KEY),
        settings.find(ServerKeys.DOCUMENT_LOCATION).orElse(DocumentLocation.ATTACHMENT));
  }

  private Set<String> allowedHosts() {
    return Set.copyOf(settings.find(ServerKeys.ALLOWED_HOSTS).orElse(List.of()));
  }
}
