package org.signrelay.salesforce.record;

import java.util.List;
import org.signrelay.salesforce.reaction.Failure;

/** What a look-up gave. */
public sealed interface Found {

  /** All records with the key: none, one, or several. */
  record Matches(List<FoundRecord> records) implements Found {
    public Matches {
      records = List.copyOf(records);
    }
  }

  /** Salesforce gave no usable answer. */
  record Unknown(Failure failure) implements Found {}
}
