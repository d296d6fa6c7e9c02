package org.signrelay.intake.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.signrelay.delivery.ReceivedDocument;
import org.signrelay.design.RecordSettings;
import org.signrelay.intake.reading.Explanation;

/** The members of an answer to {@code validateOnly} in JSON. */
record JsonTrial(JsonGenerator json, Trial trial) {

  void write() throws IOException {
    json.writeStringField("result", "valid");
    json.writeStringField("kind", trial.call().kind().word());
    json.writeStringField("id", trial.call().id());
    json.writeStringField(
        "status",
        trial.call().status().map(status -> status.acronym(trial.call().kind())).orElse(null));
    if (trial.call().event().isPresent()) {
      json.writeStringField("event", trial.call().event().get().word());
    }
    writeValues();
    writeRecord();
    json.writeStringField("caller", trial.caller());
    writeDocuments();
    if (trial.call().repair().isPresent()) {
      json.writeStringField("bodyRepaired", trial.call().repair().get());
    }
  }

  private void writeValues() throws IOException {
    json.writeObjectFieldStart("recognised");
    for (Map.Entry<String, Explanation.Recognised> each :
        trial.explanation().recognised().entrySet()) {
      json.writeObjectFieldStart(each.getKey());
      json.writeStringField("name", each.getValue().name());
      json.writeStringField("value", each.getValue().value());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("ignored");
    for (String name : trial.explanation().ignored()) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private void writeRecord() throws IOException {
    RecordSettings record = trial.preview().record();
    json.writeObjectFieldStart("record");
    json.writeStringField("object", record.object());
    json.writeStringField("keyField", record.keyField());
    json.writeStringField("key", trial.preview().key());
    json.writeEndObject();
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, String> field : new TreeMap<>(trial.preview().fields()).entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private void writeDocuments() throws IOException {
    if (trial.call().documents().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("documents");
    for (ReceivedDocument document : trial.call().documents()) {
      json.writeStartObject();
      json.writeStringField("part", document.part());
      json.writeStringField("fileName", document.fileName().orElse(null));
      json.writeStringField("mediaType", document.mediaType());
      json.writeNumberField("size", document.size());
      json.writeStringField("sha256", document.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
