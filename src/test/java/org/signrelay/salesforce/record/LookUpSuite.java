package org.signrelay.salesforce.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.signrelay.design.RecordSettings;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.salesforce.ConnectedOrg;
import org.signrelay.salesforce.reaction.Failure;
import org.signrelay.salesforce.standin.SalesforceStandIn;
import org.signrelay.salesforce.standin.fault.CallMatcher;
import org.signrelay.salesforce.standin.protocol.CallKind;
import org.signrelay.salesforce.standin.schema.Field;

/** What tests of look-ups against the stand-in, over HTTP, have in common. */
abstract class LookUpSuite {
  static final CallMatcher QUERIES = CallMatcher.kind(CallKind.QUERY);
  static final CallMatcher COMPOSITES = CallMatcher.kind(CallKind.COMPOSITE);
  static final CallMatcher PAGES = CallMatcher.kind(CallKind.QUERY_MORE);

  final ConnectedOrg connected = ConnectedOrg.bySoap();
  final SalesforceStandIn salesforce = connected.salesforce();
  final RecordSettings documents = connected.record(Kind.DOCUMENT);
  final RecordSettings envelopes = connected.record(Kind.ENVELOPE);
  final LookUps lookUps = new LookUps();

  LookUpSuite() {
    lookUps.calls = connected.afresh();
  }

  @AfterEach
  void close() {
    connected.close();
  }

  void keysNeedNotBeUnique() {
    salesforce.define(
        salesforce.type("ESign_Document__c").field(Field.text("Document_Id__c", 255)));
  }

  RecordSettings withFields(String statusField, Optional<String> tokenField) {
    return new RecordSettings(documents.object(), documents.keyField(), statusField, tokenField);
  }

  LookUp document(String key) {
    return new LookUp(documents, key);
  }

  LookUp existing(String key) {
    connected.document(key);
    return document(key.toUpperCase(Locale.ROOT));
  }

  Stream<LookUp> existing(int number) {
    return IntStream.range(0, number).mapToObj(i -> existing("doc-" + i));
  }

  Failure failure(LookUp lookUp) {
    return ((Found.Unknown) lookUps.find(connected.org(), List.of(lookUp)).get(lookUp)).failure();
  }

  static List<FoundRecord> matches(Map<LookUp, Found> found, LookUp lookUp) {
    return ((Found.Matches) found.get(lookUp)).records();
  }
}
