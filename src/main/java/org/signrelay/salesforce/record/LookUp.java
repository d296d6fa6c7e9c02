package org.signrelay.salesforce.record;

import org.signrelay.design.RecordSettings;

/**
 * A record that is looked for.
 *
 * @param settings object, key field, and the fields that are read
 * @param key value of the key field, compared without case as Salesforce compares text
 */
public record LookUp(RecordSettings settings, String key) {
  /** Of the key alone: the settings are mostly the same. */
  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
