package org.signrelay.intake.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.signrelay.intake.refusal.Problem;
import org.signrelay.intake.refusal.Refusal;

/** Answers in JSON; refusals as RFC 9457 problems. */
final class JsonAnswer {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private JsonAnswer() {}

  static byte[] write(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (answer instanceof Answer.Taken taken) {
        json.writeStringField("result", taken.result());
        json.writeStringField("id", taken.id());
      } else if (answer instanceof Answer.Valid valid) {
        new JsonTrial(json, valid.trial()).write();
      } else if (answer instanceof Answer.Refused refused) {
        writeRefusal(json, refused.refusal());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can always be written", impossible);
    }
    return bytes.toByteArray();
  }

  private static void writeRefusal(JsonGenerator json, Refusal refusal) throws IOException {
    Problem problem = refusal.problem();
    json.writeStringField("type", problem.type());
    json.writeStringField("title", problem.title());
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", refusal.detail());
    json.writeStringField("result", problem.result());
  }
}
