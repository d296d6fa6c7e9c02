package org.signrelay.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.signrelay.delivery.Notification;
import org.signrelay.design.Design;
import org.signrelay.design.vocabulary.Kind;
import org.signrelay.design.vocabulary.Status;
import org.signrelay.intake.SampleDesign;
import org.signrelay.intake.body.FoundValue;
import org.signrelay.intake.body.Place;

/** What a call says does not depend on how its admin wrote it down. */
class NotificationPropertyTest {
  private static final Design BOTH = SampleDesign.handling(Kind.values());
  private static final Place SOMEWHERE = new Place(1, 1);
  private static final Map<String, String> CALL =
      Map.of(
          "documentId", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
          "documentAuthToken", "token",
          "documentStatus", "DCO",
          "event", "Document Completed",
          "documentName", "Offer 7",
          "signerEmail", "signer@example.com");

  @Property
  void theOrderOfTheValuesDoesNotMatter(@ForAll long seed) {
    List<FoundValue> values = new ArrayList<>(found(CALL));
    Collections.shuffle(values, new Random(seed));

    assertSame(read(values), read(found(CALL)));
  }

  @Property
  void caseSpacesUnderscoresAndHyphensInNamesDoNotMatter(@ForAll("spellings") List<String> names) {
    List<String> canonical = List.copyOf(CALL.keySet());
    List<FoundValue> values = new ArrayList<>();
    for (int i = 0; i < canonical.size(); i++) {
      values.add(
          new FoundValue(
              spell(canonical.get(i), names.get(i)), CALL.get(canonical.get(i)), SOMEWHERE));
    }

    assertSame(read(values), read(found(CALL)));
  }

  @Property
  void valuesUnderNamesThatSayNothingChangeNothing(@ForAll("otherNames") String name) {
    List<FoundValue> values = new ArrayList<>(found(CALL));
    values.add(new FoundValue(name, "DEX", SOMEWHERE));

    Notification read = read(values);

    assertThat(read.status()).hasValue(Status.COMPLETED);
    assertThat(read.kind()).isEqualTo(Kind.DOCUMENT);
  }

  private static void assertSame(Notification one, Notification other) {
    assertThat(one.kind()).isEqualTo(other.kind());
    assertThat(one.status()).isEqualTo(other.status());
    assertThat(one.event()).isEqualTo(other.event());
    assertThat(one.values()).isEqualTo(other.values());
  }

  private static Notification read(List<FoundValue> values) {
    return NotificationReading.ofWebHook(BOTH, Optional.empty(), values, Optional.empty());
  }

  private static List<FoundValue> found(Map<String, String> call) {
    return call.entrySet().stream()
        .map(value -> new FoundValue(value.getKey(), value.getValue(), SOMEWHERE))
        .toList();
  }

  /** For each letter of a name what stands in front of it; an upper case one for "U". */
  private static String spell(String name, String how) {
    var spelled = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char step = how.charAt(i % how.length());
      if (step == 'U') {
        spelled.append(Character.toUpperCase(name.charAt(i)));
      } else if (step == 'l') {
        spelled.append(Character.toLowerCase(name.charAt(i)));
      } else {
        spelled.append(i == 0 ? "" : step).append(name.charAt(i));
      }
    }
    return spelled.toString();
  }

  @Provide
  Arbitrary<List<String>> spellings() {
    return Arbitraries.strings()
        .withChars('U', 'l', ' ', '_', '-')
        .ofMinLength(1)
        .ofMaxLength(12)
        .list()
        .ofSize(CALL.size());
  }

  @Provide
  Arbitrary<String> otherNames() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
            Arbitraries.of("Remark", "StatusOld", "documentIdBefore", "x"))
        .as((front, end) -> "zz" + front + end);
  }
}
