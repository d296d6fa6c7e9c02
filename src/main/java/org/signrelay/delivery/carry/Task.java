package org.signrelay.delivery.carry;

import org.signrelay.delivery.CallKind;
import org.signrelay.delivery.Delivery;
import org.signrelay.design.Design;
import org.signrelay.design.Org;
import org.signrelay.design.RecordSettings;

/** A claimed delivery with the design that says how it is carried out. */
public record Task(Work work, Design design) {

  /** Of the delivery alone: that of a design counts in each of its settings. */
  @Override
  public int hashCode() {
    return delivery().id().hashCode();
  }

  public Delivery delivery() {
    return work.delivery();
  }

  /** Whether documents came with the call, which are stored before the status is written. */
  public boolean isTransmission() {
    return delivery().callKind() == CallKind.TRANSMISSION;
  }

  Org org() {
    return work.org(design);
  }

  /** The record's settings; the design must configure the kind. */
  RecordSettings settings() {
    return design.record(delivery().kind()).orElseThrow();
  }
}
