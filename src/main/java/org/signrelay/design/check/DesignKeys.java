package org.signrelay.design.check;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.signrelay.design.DateOrder;
import org.signrelay.design.DocumentLocation;
import org.signrelay.design.FieldSource;
import org.signrelay.design.Secret;
import org.signrelay.design.address.AddressRange;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;

/** Every key of a notification design, with its default and what this version supports. */
final class DesignKeys {
  static final Key<String> NAME = Key.of("name", Forms.TEXT);
  static final Key<Boolean> ENABLED = Key.of("enabled", Forms.BOOLEAN, "true");

  static final Key<String> ENVIRONMENT =
      Key.of("environment", Forms.text("production, test or the org's My Domain"));
  static final Key<LoginKind> LOGIN =
      Key.of(
          "login",
          Form.of(
              "soap, oauth-password, oauth-client-credentials, oauth-jwt or notification",
              text -> LoginKind.ofWord(text)),
          "soap");
  static final Key<String> USERNAME = Key.of("username", Forms.text("the Salesforce user name"));
  static final Key<Secret> PASSWORD =
      Key.secret("password", Forms.secret("the Salesforce password"));
  static final Key<Secret> SECURITY_TOKEN = Key.secret("security-token", Forms.SECRET);
  static final Key<String> CLIENT_ID =
      Key.of("client-id", Forms.text("the consumer key of the connected app"));
  static final Key<Secret> CLIENT_SECRET =
      Key.secret("client-secret", Forms.secret("the consumer secret of the connected app"));

  /** Never shown: somebody may put the key itself there. */
  static final Key<Secret> PRIVATE_KEY_FILE =
      Key.secret("private-key-file", Forms.secret("the path of the file with the private key"));

  static final Key<String> AUDIENCE = Key.of("oauth.audience", Forms.HTTPS_ADDRESS);
  static final Key<String> API_VERSION =
      Key.of("api-version", Forms.version(99, ", such as 64.0"), "64.0");
  static final Key<String> LOGIN_API_VERSION =
      Key.of(
          "login-api-version",
          Forms.version(64, ": Salesforce's SOAP login() ends with version 64.0"),
          "64.0");

  static final Key<List<String>> BASIC_USERNAME =
      Key.of("caller.basic.username", Forms.listOf(Forms.TEXT));
  static final Key<List<Secret>> BASIC_PASSWORD =
      Key.secret("caller.basic.password", Forms.listOf(Forms.SECRET));
  static final Key<List<Secret>> BEARER_TOKEN =
      Key.secret("caller.bearer-token", Forms.listOf(Forms.SECRET));
  static final Key<String> HEADER_NAME = Key.of("caller.header.name", Forms.HEADER_NAME);
  static final Key<List<Secret>> HEADER_VALUE =
      Key.secret("caller.header.value", Forms.listOf(Forms.SECRET));
  static final Key<List<Secret>> SIGNING_SECRET =
      Key.secret("caller.signing-secret", Forms.listOf(CallerForms.SIGNING_SECRET));
  static final Key<List<AddressRange>> ALLOW_FROM =
      Key.of("caller.allow-from", Forms.listOf(CallerForms.ADDRESSES));
  static final Key<Boolean> ANONYMOUS = Key.of("caller.anonymous", Forms.BOOLEAN, "false");

  static final Key<FieldSource> FIELDS = Key.of("fields.<Field__c>", Forms.FIELD_SOURCE);
  static final Key<String> STATUS = Key.of("status.<acronym>", Forms.TEXT);
  static final Key<Status> STATUS_DEFAULT = Key.of("status.default", Forms.STATUS);

  static final Key<ZoneId> DATES_ZONE = Key.of("dates.zone", Forms.ZONE, "UTC");
  static final Key<DateOrder> DATES_ORDER = Key.of("dates.order", Forms.DATE_ORDER, "MDY");

  static final Key<DocumentLocation> DOCUMENT_LOCATION =
      Key.of("document.location", DocumentForms.LOCATION);
  static final Key<String> DOCUMENT_FOLDER = Key.of("document.folder", DocumentForms.FOLDER);
  static final Key<List<String>> DOCUMENT_PARENT_FIELDS =
      Key.of("document.parent-fields", Forms.listOf(Forms.API_NAME));
  static final Key<String> DOCUMENT_TITLE =
      Key.of("document.title", DocumentForms.TITLE, "{documentName}");
  static final Key<Boolean> DOCUMENT_NEW_VERSION =
      Key.of("document.new-version", Forms.BOOLEAN, "false");
  static final Key<List<String>> DOCUMENT_TYPES =
      Key.of("document.types", Forms.listOf(DocumentForms.MEDIA_TYPE));
  static final Key<Boolean> DOCUMENT_TOO_LARGE =
      Key.of("document.too-large", DocumentForms.TOO_LARGE, "dead");
  static final Key<Boolean> DOCUMENT_EXPECTED = Key.of("document.expected", Forms.BOOLEAN, "false");
  static final Key<Duration> DOCUMENT_WAIT =
      Key.of("document.wait", Forms.duration(Duration.ofMillis(1)), "15m");
  static final Key<Duration> DOCUMENT_LOST_ANSWER_WAIT =
      Key.of("document.lost-answer-wait", Forms.duration(Duration.ZERO), "11m");

  static final Key<Boolean> REPLY = Key.of("reply", Forms.REPLY, "queued");
  static final Key<Duration> REPLY_WAIT = Key.of("reply.wait", Forms.replyWait(), "10s");
  static final Key<List<Duration>> RETRY_DELAYS =
      Key.of(
          "retry.delays",
          Forms.listOf(Forms.duration(Duration.ofMillis(1))),
          "10s,1m,5m,15m,1h,3h,6h,12h");
  static final Key<Duration> GIVE_UP_AFTER =
      Key.of("retry.give-up-after", Forms.duration(Duration.ZERO), "72h");
  static final Key<Duration> NO_RECORD_GIVE_UP_AFTER =
      Key.of("no-record.give-up-after", Forms.duration(Duration.ZERO), "15m");
  static final Key<Boolean> LATEST_ONLY = Key.of("deliver.latest-only", Forms.BOOLEAN, "false");

  static final KeyTable TABLE =
      new KeyTable(
          Stream.of(
                  Stream.of(NAME, ENABLED, ENVIRONMENT, LOGIN, USERNAME, PASSWORD, SECURITY_TOKEN),
                  Stream.of(CLIENT_ID, CLIENT_SECRET, PRIVATE_KEY_FILE, AUDIENCE),
                  Stream.of(API_VERSION, LOGIN_API_VERSION),
                  Stream.of(BASIC_USERNAME, BASIC_PASSWORD, BEARER_TOKEN),
                  Stream.of(HEADER_NAME, HEADER_VALUE, SIGNING_SECRET),
                  Stream.of(ALLOW_FROM, ANONYMOUS),
                  recordKeys(Kind.DOCUMENT),
                  recordKeys(Kind.ENVELOPE),
                  Stream.of(FIELDS, STATUS, STATUS_DEFAULT, DATES_ZONE, DATES_ORDER),
                  Stream.of(DOCUMENT_LOCATION, DOCUMENT_FOLDER, DOCUMENT_PARENT_FIELDS),
                  Stream.of(DOCUMENT_TITLE, DOCUMENT_NEW_VERSION, DOCUMENT_TYPES),
                  Stream.of(DOCUMENT_TOO_LARGE, DOCUMENT_EXPECTED, DOCUMENT_WAIT),
                  Stream.of(DOCUMENT_LOST_ANSWER_WAIT),
                  Stream.of(REPLY, REPLY_WAIT, RETRY_DELAYS),
                  Stream.of(GIVE_UP_AFTER, NO_RECORD_GIVE_UP_AFTER, LATEST_ONLY))
              .<Key<?>>flatMap(keys -> keys)
              .toList());

  private DesignKeys() {}

  static Key<String> object(Kind kind) {
    return record(kind, "object");
  }

  static Key<String> keyField(Kind kind) {
    return record(kind, "key-field");
  }

  static Key<String> statusField(Kind kind) {
    return record(kind, "status-field");
  }

  static Key<String> authTokenField(Kind kind) {
    return record(kind, "auth-token-field");
  }

  static Stream<Key<String>> recordKeys(Kind kind) {
    return Stream.of(object(kind), keyField(kind), statusField(kind), authTokenField(kind));
  }

  private static Key<String> record(Kind kind, String part) {
    return Key.of("record." + kind.word() + "." + part, Forms.API_NAME);
  }
}
