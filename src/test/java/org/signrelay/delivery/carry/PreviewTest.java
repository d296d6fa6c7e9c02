package org.signrelay.delivery.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Notification;
import org.signrelay.design.FieldSource;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.LifecycleEvent;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.SampleDesign;

class PreviewTest {
  private static final Map<String, FieldSource> FIELDS =
      Map.of(
          "Done__c", new FieldSource.NamedValue("completionDate"),
          "Mail__c", new FieldSource.NamedValue("signerEmail"),
          "Token__c", new FieldSource.NamedValue("documentAuthToken"),
          "Source__c", new FieldSource.Literal("fixed"));

  @Test
  void itNamesTheRecordAndWhatIsWrittenToIt() {
    // When
    Preview preview = Preview.of(call(Optional.of(Status.COMPLETED), Map.of("signerEmail", "a@b")));

    // Then
    assertThat(preview.record().object()).isEqualTo("DOCUMENT__c");
    assertThat(preview.key()).isEqualTo("D-1");
    assertThat(preview.fields())
        .isEqualTo(Map.of("Status__c", "DCO", "Mail__c", "a@b", "Source__c", "fixed"));
  }

  @Test
  void anEventWithoutStatusLeavesTheStatusFieldOut() {
    assertThat(Preview.of(call(Optional.empty(), Map.of())).fields())
        .isEqualTo(Map.of("Source__c", "fixed"));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T15:05:09+01:00, 2027-01-31T14:05:09.000Z",
    "'January 31, 2027 3:05 PM', 2027-01-31T15:05:00.000Z",
    "01/02/2027, 2027-01-02T00:00:00.000Z",
    "31/01/2027, 31/01/2027",
    "soon, soon",
  })
  void aDateIsShownAsItIsRead(String sent, String shown) {
    assertThat(Preview.of(call(Optional.empty(), Map.of("completionDate", sent))).fields())
        .containsEntry("Done__c", shown);
  }

  @Test
  void anAuthTokenIsNotShown() {
    assertThat(Preview.of(call(Optional.empty(), Map.of("documentAuthToken", "T-1"))).fields())
        .containsEntry("Token__c", "***");
  }

  private static Notification call(Optional<Status> status, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("documentId", "D-1");
    return new Notification(
        SampleDesign.writing(FIELDS),
        CallKind.WEB_HOOK,
        Kind.DOCUMENT,
        status,
        status.isPresent() ? Optional.empty() : Optional.of(LifecycleEvent.FEEDBACK_SUBMITTED),
        all);
  }
}
