package org.signrelay.design.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.Secret;
import org.signrelay.design.address.AddressRange;

/** Every key of the whole server, with its default and what this version supports. */
final class ServerKeys {
  static final Key<String> CONFIG_DIR = Key.of("config.dir", Forms.TEXT);
  static final Key<List<String>> DESIGNS = Key.of("designs", Forms.listOf(Forms.TEXT));
  static final Key<List<Secret>> ENCRYPTION_KEY =
      Key.secret("encryption-key", Forms.listOf(Forms.ENCRYPTION_KEY));
  static final Key<Long> MAX_NOTIFICATION_SIZE =
      Key.of(
          "max-notification-size",
          Forms.size(1L << 10, 100L << 20, "a size such as 512KB or 1MB, from 1KB to 100MB"),
          "1MB");
  static final Key<Long> MAX_DOCUMENT_SIZE =
      Key.of(
          "max-document-size",
          Forms.size(1L << 10, 2L << 30, "a size such as 100MB or 2GB, from 1KB to 2GB"),
          "2GB");
  static final Key<Duration> DUPLICATES_WINDOW =
      Key.of("duplicates.window", Forms.duration(Duration.ZERO), "24h");
  static final Key<Duration> RETENTION =
      Key.of("retention", Forms.duration(Duration.ofMillis(1)), "30d");
  static final Key<Duration> RETENTION_DEAD =
      Key.of("retention.dead", Forms.duration(Duration.ofMillis(1)), "180d");
  static final Key<Duration> RETENTION_DOCUMENTS =
      Key.of("retention.documents", Forms.duration(Duration.ZERO), "1d");
  static final Key<DocumentLocation> DOCUMENT_LOCATION =
      Key.of("document.location", DocumentForms.LOCATION, "attachment");
  static final Key<Integer> CONNECTIONS =
      Key.of("salesforce.connections", Forms.number(1, 200), "10");
  static final Key<Duration> CONNECT_TIMEOUT =
      Key.of("salesforce.connect-timeout", Forms.duration(Duration.ofMillis(1)), "10s");
  static final Key<Duration> ANSWER_TIMEOUT =
      Key.of("salesforce.answer-timeout", Forms.duration(Duration.ofMillis(1)), "2m");
  static final Key<Integer> API_RESERVE = Key.of("salesforce.api-reserve", Forms.percent(), "20%");
  static final Key<List<String>> ALLOWED_HOSTS =
      Key.of("salesforce.allowed-hosts", Forms.listOf(AllowedHosts.HOST));
  static final Key<List<AddressRange>> TRUSTED_PROXIES =
      Key.of("trusted-proxies", Forms.listOf(CallerForms.ADDRESSES));
  static final Key<String> ADMIN_USERNAME = Key.of("admin.username", Forms.TEXT);
  static final Key<Secret> ADMIN_PASSWORD_HASH =
      Key.secret("admin.password-hash", Forms.PASSWORD_HASH);

  /** The keys of the administrator's account, which must not suffer from the others. */
  static final KeyTable ADMIN = new KeyTable(List.of(ADMIN_USERNAME, ADMIN_PASSWORD_HASH));

  static final KeyTable TABLE =
      new KeyTable(
          Stream.<Stream<? extends Key<?>>>of(
                  Stream.of(CONFIG_DIR, DESIGNS, ENCRYPTION_KEY, MAX_NOTIFICATION_SIZE),
                  Stream.of(MAX_DOCUMENT_SIZE, DOCUMENT_LOCATION),
                  Stream.of(DUPLICATES_WINDOW, RETENTION, RETENTION_DEAD, RETENTION_DOCUMENTS),
                  Stream.of(CONNECTIONS, ALLOWED_HOSTS, TRUSTED_PROXIES),
                  Stream.of(CONNECT_TIMEOUT, ANSWER_TIMEOUT, API_RESERVE),
                  ADMIN.keys().stream(),
                  later())
              .<Key<?>>flatMap(keys -> keys)
              .toList());

  private ServerKeys() {}

  private static Stream<Key<?>> later() {
    return Stream.of("alerts.mail.to").map(Key::later);
  }
}
