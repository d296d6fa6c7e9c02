package org.signrelay.salesforce.standin.files;

import java.math.BigDecimal;
import java.util.Map;
import org.signrelay.salesforce.standin.data.Blob;
import org.signrelay.salesforce.standin.data.Database;
import org.signrelay.salesforce.standin.data.InsertRule;

/** Salesforce counts the bytes of an Attachment's or Document's body. */
public record FileRules(String type) implements InsertRule {
  @Override
  public void complete(Map<String, Object> values, Database database) {
    long size = values.get("Body") instanceof Blob blob ? blob.size() : 0;
    values.put("BodyLength", BigDecimal.valueOf(size));
  }
}
